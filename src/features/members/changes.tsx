import { useState } from 'react';
import type { ReactNode } from 'react';

import { StackedBars } from '../../ui/charts/stacked-bars.tsx';
import type { BarRow } from '../../ui/charts/stacked-bars.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ChangeCounts } from '../../table/index.ts';
import { FigureView } from './figure-view.tsx';
import { factWords } from './names.ts';
import { countWords } from './numbers.ts';
import { SaveCsv, Section } from './section.tsx';
import {
  CHANGES,
  changesTable,
  groupFacts,
  groupName,
  groupsOf,
  groupsTable,
  pairWords,
  trackChangesTable,
} from './tables.ts';
import type { Figures } from './tables.ts';

const TONES = {
  gains: 'eligible',
  loses: 'ineligible',
  mixed: 'judgement',
  unchanged: 'closed',
  undetermined: 'undetermined',
} as const;

const valuesOf = (changes: ChangeCounts | undefined): number[] => CHANGES.map((is) => changes?.[is] ?? 0);

/** Who gains and who loses: over all, and by what companies are like. */
export function Changes({ figures }: { figures: Figures }): ReactNode {
  const { say, impact } = figures;
  const title = say.t('members.changes.title');
  const table = changesTable(figures);
  return (
    <Section id="changes" title={title} lead={say.t('members.changes.lead')} figures={figures} table={table}>
      <Bars
        figures={figures}
        title={title}
        rows={impact.pairs.map(({ from, to, companies }) => ({
          id: `${from} ${to}`,
          label: pairWords(figures, from, to),
          values: valuesOf(companies),
        }))}
      >
        <FigureView table={table} quiet />
      </Bars>
      <By figures={figures} />
    </Section>
  );
}

/** The changes of one pair by a fact, or by track. */
function By({ figures }: { figures: Figures }): ReactNode {
  const { say, impact } = figures;
  const facts = groupFacts(figures);
  const [by, setBy] = useState(facts[0] ?? '');
  const [pair, setPair] = useState(Math.max(0, impact.pairs.length - 1));
  const fact = facts.includes(by) ? by : null;
  const table = fact === null ? trackChangesTable(figures, pair) : groupsTable(figures, fact, pair);
  const note = say.base.facts.find(({ id }) => id === fact)?.bandsNote;
  return (
    <div className="members-by">
      <h3>{say.t('members.changes.byTitle')}</h3>
      <div className="members-choices no-print">
        <SelectField
          id="members-pair"
          label={say.t('members.changes.pairLabel')}
          value={String(pair)}
          options={impact.pairs.map(({ from, to }, i) => ({ id: String(i), name: pairWords(figures, from, to) }))}
          onChange={(id) => setPair(Number(id))}
        />
        <SelectField
          id="members-by"
          label={say.t('members.changes.byLabel')}
          value={by}
          options={[
            ...facts.map((id) => ({ id, name: factWords(say, id) })),
            { id: '', name: say.t('members.changes.tracks') },
          ]}
          onChange={setBy}
        />
      </div>
      {fact === null ? (
        <FigureView table={table} />
      ) : (
        <Bars
          figures={figures}
          title={table.title}
          rows={groupsOf(figures, fact).map((each) => ({
            id: String(each.group.key),
            label: groupName(figures, each),
            values: valuesOf(each.changes[pair]),
          }))}
        >
          <FigureView table={table} />
        </Bars>
      )}
      {note ? <p className="small-print">{say.text(note)}</p> : null}
      <SaveCsv figures={figures} table={table} />
    </div>
  );
}

interface BarsProps {
  figures: Figures;
  title: string;
  rows: readonly BarRow[];
  children: ReactNode;
}

function Bars({ figures: { say }, title, rows, children }: BarsProps): ReactNode {
  return (
    <StackedBars
      title={title}
      description={say.t('members.changes.picture')}
      parts={CHANGES.map((id) => ({ id, label: say.t(`members.change.${id}`), tone: TONES[id] }))}
      rows={rows}
      format={countWords}
      table={{ summary: say.t('members.asTable'), printed: true, open: true, own: children }}
    />
  );
}
