import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { LAYER_IDS } from '../../engine/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { RuleSet } from '../../rulebase/index.ts';
import type { LayerRequest, ListFailure, Progress, ProposalEffect } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import { FigureView } from './figure-view.tsx';
import { Section } from './section.tsx';
import { effectsTable } from './effects-table.ts';
import type { Figures } from './tables.ts';
import { useMembers } from './use-members.ts';
import type { OnTable } from './exports.tsx';
import { ProgressBar } from './working.tsx';

type State =
  | { is: 'idle' }
  | { is: 'working'; progress: Progress | null; stop: AbortController }
  | { is: 'failed'; failure: ListFailure }
  | { is: 'done'; request: Omit<LayerRequest, 'id'>; rules: RuleSet; effects: readonly ProposalEffect[] };

/** Layers with proposals, by whose day the effects can be worked out. */
const DAYS = [LAYER_IDS[3], LAYER_IDS[1]] as const;

/** What each proposal adds by itself and as one of all; worked out when somebody asks, because it takes a while. */
export function Effects({ figures, onTable }: { figures: Figures; onTable: OnTable }): ReactNode {
  const { say, layers } = figures;
  const { store } = useMembers();
  const [layer, setLayer] = useState<string>(DAYS[0]);
  const [state, setState] = useState<State>({ is: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const chosen = layers.find(({ id }) => id === layer);
  const request = chosen?.request;
  const work = async (): Promise<void> => {
    if (!chosen || !request) return;
    const { rules } = chosen;
    const { date, proposals, assumptions } = request;
    const asked = { date, proposals, assumptions };
    const stop = new AbortController();
    running.current = stop;
    setState({ is: 'working', progress: null, stop });
    const outcome = await store.service.proposals(asked, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (!stop.signal.aborted) setState({ is: 'working', progress, stop });
      },
    });
    if (running.current !== stop) return;
    store.heard(outcome);
    if (outcome.ok) setState({ is: 'done', request: asked, rules, effects: outcome.value });
    else setState(outcome.failure.kind === 'cancelled' ? { is: 'idle' } : { is: 'failed', failure: outcome.failure });
  };
  const table = useMemo(
    () => (state.is === 'done' ? effectsTable(say, state.rules, state.effects) : undefined),
    [say, state],
  );
  const isOld =
    state.is === 'done' &&
    request !== undefined &&
    JSON.stringify([state.request.date, state.request.proposals, state.request.assumptions]) !==
      JSON.stringify([request.date, request.proposals, request.assumptions]);
  useEffect(() => onTable('effects', isOld ? undefined : table), [onTable, isOld, table]);
  return (
    <Section
      id="effects"
      title={say.t('members.effects.title')}
      lead={say.t('members.effects.lead')}
      figures={figures}
      table={isOld ? undefined : table}
    >
      <div className="members-choices no-print">
        <SelectField
          id="effects-day"
          label={say.t('members.effects.day')}
          value={layer}
          options={DAYS.map((id) => {
            const found = layers.find((each) => each.id === id);
            return { id, name: found ? say.day(found.request.date) : id };
          })}
          onChange={setLayer}
        />
      </div>
      {state.is === 'working' ? (
        <>
          <p>{say.t('members.effects.working')}</p>
          <ProgressBar progress={state.progress} label={say.t('members.effects.working')} />
          <Button
            onClick={() => {
              state.stop.abort();
              setState({ is: 'idle' });
            }}
          >
            {say.t('members.cancel')}
          </Button>
        </>
      ) : (
        <Button disabled={(request?.proposals.length ?? 0) === 0} onClick={() => void work()}>
          {say.t(state.is === 'done' ? 'members.effects.again' : 'members.effects.work', {
            n: request?.proposals.length ?? 0,
          })}
        </Button>
      )}
      <LiveRegion visible={isOld}>
        {isOld ? say.t('members.effects.old') : state.is === 'done' ? say.t('members.effects.done') : null}
      </LiveRegion>
      {state.is === 'failed' ? <Failure failure={state.failure} /> : null}
      {table ? <FigureView table={table} /> : null}
    </Section>
  );
}
