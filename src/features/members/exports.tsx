import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';

import { csvText, xlsxBlob } from '../../table/index.ts';
import type { ExportTable } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { fileName } from '../report/file-name.ts';
import { download } from '../session/download.ts';
import { exportTable } from './figure-table.ts';
import type { FigureTable } from './figure-table.ts';
import { allNotes } from './notes.ts';
import { changesTable, companiesTable, groupFacts, groupsTable, trackChangesTable, tracksTable } from './tables.ts';
import type { Figures } from './tables.ts';

type State = { is: 'idle' } | { is: 'saved'; file: string } | { is: 'tooLarge' } | { is: 'failed' };

/** Tables that are worked out apart from the figures: what stands in the way of a track, and what proposals do. */
export type FurtherTables = Partial<Record<'blockers' | 'effects', FigureTable | undefined>>;
export type OnTable = (id: keyof FurtherTables, table: FigureTable | undefined) => void;

/** The further tables that are at hand, for the export of all figures. */
export function useFurtherTables(): [FurtherTables, OnTable] {
  const [further, setFurther] = useState<FurtherTables>({});
  const onTable = useCallback<OnTable>((id, table) => setFurther((before) => ({ ...before, [id]: table })), []);
  return [further, onTable];
}

/** Every table of the figures, for a file; notes say what they rest on. */
export function allTables(figures: Figures, further: FurtherTables = {}): ExportTable[] {
  const { say, impact } = figures;
  const notes = allNotes(say, figures);
  const pairs = impact.pairs.map((_, i) => i);
  return [
    companiesTable(figures),
    changesTable(figures),
    tracksTable(figures, null),
    ...[further.blockers, further.effects].filter((table) => table !== undefined),
    ...pairs.map((pair) => trackChangesTable(figures, pair)),
    ...groupFacts(figures).flatMap((fact) => pairs.map((pair) => groupsTable(figures, fact, pair))),
  ].map((table) => exportTable(say, table, notes));
}

/** All figures as one file. */
export function AllFigures({ figures, further }: { figures: Figures; further: FurtherTables }): ReactNode {
  const { say, layers } = figures;
  const [state, setState] = useState<State>({ is: 'idle' });
  const nameOf = (ending: string): string => fileName([say.t('members.title'), layers[2]?.request.date ?? ''], ending);
  const saveXlsx = async (): Promise<void> => {
    const file = nameOf('xlsx');
    try {
      download(file, await xlsxBlob(allTables(figures, further)));
      setState({ is: 'saved', file });
    } catch (error) {
      setState({ is: error instanceof RangeError ? 'tooLarge' : 'failed' });
    }
  };
  /** One table below the other; the mark at the beginning of a file stands there only. */
  const saveCsv = (): void => {
    const file = nameOf('csv');
    download(
      file,
      new Blob(
        [
          allTables(figures, further)
            .map((table, i) => (i === 0 ? csvText(table) : csvText(table).slice(1)))
            .join('\r\n'),
        ],
        { type: 'text/csv;charset=utf-8' },
      ),
    );
    setState({ is: 'saved', file });
  };
  return (
    <section className="part no-print" aria-labelledby="members-export">
      <h2 id="members-export">{say.t('members.export.title')}</h2>
      <p>{say.t('members.export.text')}</p>
      {further.effects ? null : <p>{say.t('members.export.noEffects')}</p>}
      <div className="button-group">
        <Button onClick={() => void saveXlsx()}>{say.t('members.export.xlsx')}</Button>
        <Button onClick={saveCsv}>{say.t('members.export.csvAll')}</Button>
      </div>
      <p className="small-print">{say.t('members.export.limit')}</p>
      <LiveRegion visible>
        {state.is === 'idle'
          ? null
          : state.is === 'saved'
            ? say.t('report.export.saved', { file: state.file })
            : say.t(`members.export.${state.is}`)}
      </LiveRegion>
    </section>
  );
}
