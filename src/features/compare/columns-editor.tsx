import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Column } from '../../cases/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Fieldset } from '../../ui/field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useUsualColumns } from '../session/layers.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import type { Choosing } from './choices.ts';
import { ColumnEditor } from './column-editor.tsx';
import {
  addColumn,
  changeColumn,
  columnName,
  makeFirst,
  mayAdd,
  mayRemove,
  ownColumns,
  removeColumn,
} from './columns.ts';
import { DayField } from './day-field.tsx';
import { Proposals } from './proposals.tsx';
import { useScenarios } from './scenarios.ts';

/** What is compared: the usual four columns, or two to four of the reader's own. */
export function ColumnsEditor(): ReactNode {
  const say = useSay();
  const { session, today, proposals, update } = useSession();
  const usual = useUsualColumns();
  const own = session.columns;
  const [before, setBefore] = useState<Column[]>(); // those of a moment ago, for who comes back to them
  const choosing: Choosing = {
    chosen: proposals,
    assumptions: session.assumptions,
    prefix: 'assumption',
    change: update,
  };
  return (
    <>
      <Fieldset id="columns" legend={say.t('columns.legend')} inline>
        <Choice
          type="radio"
          name="columns"
          label={say.t('columns.usual')}
          hint={say.t('columns.usualHint')}
          checked={own === null}
          onChange={() => {
            setBefore(own ?? undefined);
            update({ columns: null });
          }}
        />
        <Choice
          type="radio"
          name="columns"
          label={say.t('columns.own')}
          hint={say.t('columns.ownHint')}
          checked={own !== null}
          onChange={() => update({ columns: own ?? before ?? ownColumns(usual, today) })}
        />
      </Fieldset>
      {own === null ? (
        <>
          <Proposals choosing={choosing} />
          <DayField />
        </>
      ) : (
        <OwnColumns own={own} />
      )}
    </>
  );
}

function OwnColumns({ own }: { own: Column[] }): ReactNode {
  const say = useSay();
  const { today, update } = useSession();
  const { kept, fault, keep, remove } = useScenarios();
  const [said, setSaid] = useState<string | null>(null);
  const set = (columns: Column[], about?: string): void => {
    setSaid(null);
    update({ columns }, about);
  };
  const last = own.at(-1);
  return (
    <>
      <div className="column-editors">
        {own.map((column, i) => (
          <ColumnEditor
            key={column.id}
            column={column}
            first={i === 0}
            removable={mayRemove(own)}
            onChange={(change, about) => set(changeColumn(own, column.id, change), about)}
            onFirst={() => set(makeFirst(own, column.id))}
            onRemove={() => set(removeColumn(own, column.id))}
            onKeep={() => {
              const name = columnName(say, column, today);
              void keep(name, column).then(() => setSaid(name));
            }}
          />
        ))}
      </div>
      <LiveRegion visible>
        {said === null
          ? null
          : fault === undefined
            ? say.t('columns.kept', { name: said })
            : say.t(`caseBar.fault.${fault}`)}
      </LiveRegion>
      {mayAdd(own) && last ? (
        <Field id="column-add" label={say.t('columns.addLabel')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value=""
              onChange={({ target }) => {
                const scenario = kept.find(({ id }) => id === target.value);
                if (scenario) set(addColumn(own, { ...scenario.column, name: scenario.name }));
                else if (target.value === 'copy') set(addColumn(own, { ...last, name: '' }));
              }}
            >
              <option value="">{say.t('columns.addChoose')}</option>
              <option value="copy">{say.t('columns.addCopy', { name: columnName(say, last, today) })}</option>
              {kept.map(({ id, name }) => (
                <option key={id} value={id}>
                  {say.t('columns.addScenario', { name })}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <p className="small-print">{say.t('columns.most')}</p>
      )}
      {kept.length > 0 ? (
        <ul className="kept-scenarios" aria-label={say.t('columns.keptTitle')}>
          {kept.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>
              <Button look="quiet" onClick={() => void remove(id)}>
                {say.t('columns.forget', { name })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
