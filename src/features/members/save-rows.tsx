import type { ReactNode } from 'react';

import { fileName } from '../report/file-name.ts';
import type { RowQuery } from '../../table/index.ts';
import { allNotes } from './notes.ts';
import { queryWords } from './row-query.ts';
import { SaveFile } from './save-file.tsx';
import type { Figures } from './tables.ts';

interface SaveRowsProps {
  figures: Figures;
  query: RowQuery;
  label: string;
}

/** Saves the companies of a query with their answers and results as CSV; the worker writes it. */
export function SaveRows({ figures, query, label }: SaveRowsProps): ReactNode {
  const { say, layers } = figures;
  const conditions = queryWords(say, layers, query);
  const title = say.series(conditions) || say.t('members.rows.allTitle');
  return (
    <SaveFile
      label={label}
      file={fileName([say.t('members.rows.fileName'), title, layers[2]?.request.date ?? ''], 'csv')}
      make={(service) => service.exportRows(query, { title, notes: allNotes(say, figures) })}
    />
  );
}
