import type { ReactNode } from 'react';

import type { RowQuery } from '../../table/index.ts';
import { fileName } from '../report/file-name.ts';
import { allRows, callText } from './call-file.ts';
import { SaveFile } from './save-file.tsx';
import type { Figures } from './tables.ts';

interface SaveCallsProps {
  figures: Figures;
  query: RowQuery;
  /** The name of the track. */
  track: string;
}

/** Saves the call list as CSV. */
export function SaveCalls({ figures, query, track }: SaveCallsProps): ReactNode {
  const { say, layers } = figures;
  return (
    <SaveFile
      label={say.t('members.calls.export')}
      file={fileName([say.t('members.calls.title'), track, layers[2]?.request.date ?? ''], 'csv')}
      make={async (service) => {
        const rows = await allRows(service, query);
        return rows.ok
          ? { ok: true, value: new Blob([callText(figures, track, rows.value)], { type: 'text/csv;charset=utf-8' }) }
          : rows;
      }}
      visible
    />
  );
}
