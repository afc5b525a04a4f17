import { useState } from 'react';
import type { ReactNode } from 'react';

import { csvText } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { fileName } from '../report/file-name.ts';
import { download } from '../session/download.ts';
import { exportTable } from './figure-table.ts';
import type { FigureTable } from './figure-table.ts';
import { allNotes } from './notes.ts';
import { companiesIn } from './tables.ts';
import type { Figures } from './tables.ts';
import { countWords } from './numbers.ts';

interface SectionProps {
  id: string;
  title: string;
  lead?: string;
  figures: Figures;
  /** The table that can be taken away; none while there is none. */
  table?: FigureTable | undefined;
  children: ReactNode;
}

/** A part of the figures, with what it rests on at its foot. */
export function Section({ id, title, lead, figures, table, children }: SectionProps): ReactNode {
  return (
    <section className="part" aria-labelledby={`members-${id}`}>
      <h2 id={`members-${id}`}>{title}</h2>
      {lead === undefined ? null : <p>{lead}</p>}
      {children}
      <Basis figures={figures} />
      {table ? <SaveCsv figures={figures} table={table} /> : null}
    </section>
  );
}

/** The days, the companies and the proposals that the figures above rest on: in a line, and in full. */
export function Basis({ figures }: { figures: Figures }): ReactNode {
  const { say, layers, impact, list } = figures;
  const [then, , today] = layers;
  const proposed = layers.at(-1)?.rules.proposals.length ?? 0;
  const undecided = companiesIn(figures, today?.id ?? '')?.undetermined ?? 0;
  return (
    <div className="members-basis small-print">
      <p>
        {say.t('members.basis', {
          rows: countWords(impact.rows),
          undecided: countWords(undecided),
          then: then ? say.day(then.request.date) : '',
          today: today ? say.day(today.request.date) : '',
          n: proposed,
          made: list.source.kind,
        })}
      </p>
      <Details summary={say.t('members.basisMore')}>
        <ul>
          {allNotes(say, figures).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Details>
    </div>
  );
}

/** Saves one table as CSV, and says so. */
export function SaveCsv({ figures, table }: { figures: Figures; table: FigureTable }): ReactNode {
  const { say, layers } = figures;
  const [saved, setSaved] = useState<string>();
  const save = (): void => {
    const file = fileName([table.title, layers[2]?.request.date ?? ''], 'csv');
    const text = csvText(exportTable(say, table, allNotes(say, figures)));
    download(file, new Blob([text], { type: 'text/csv;charset=utf-8' }));
    setSaved(file);
  };
  return (
    <div className="no-print">
      <Button look="quiet" onClick={save}>
        {say.t('members.export.csv', { title: table.title })}
      </Button>
      <LiveRegion>{saved === undefined ? null : say.t('report.export.saved', { file: saved })}</LiveRegion>
    </div>
  );
}
