import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { fileName } from '../report/file-name.ts';
import { download } from '../session/download.ts';
import type { RowQuery } from '../../table/index.ts';
import { allNotes } from './notes.ts';
import { expectedWords } from './reading-words.ts';
import { queryWords } from './row-query.ts';
import type { Figures } from './tables.ts';
import { useMembers } from './use-members.ts';

type State =
  | { is: 'idle' }
  | { is: 'working' }
  | { is: 'saved'; file: string }
  | { is: 'failed'; why: string | undefined };

interface SaveRowsProps {
  figures: Figures;
  query: RowQuery;
  label: string;
}

/** Saves the companies of a query with their answers and results as CSV; the worker writes it. */
export function SaveRows({ figures, query, label }: SaveRowsProps): ReactNode {
  const { say, layers } = figures;
  const { store } = useMembers();
  const [state, setState] = useState<State>({ is: 'idle' });
  const save = async (): Promise<void> => {
    setState({ is: 'working' });
    const conditions = queryWords(say, layers, query);
    const title = conditions.join(say.locale === 'en' ? '; ' : '；') || say.t('members.rows.allTitle');
    const outcome = store.heard(await store.service.exportRows(query, { title, notes: allNotes(say, figures) }));
    if (!outcome.ok) {
      const [problem] = outcome.failure.kind === 'problems' ? outcome.failure.problems : [];
      const why = problem && expectedWords(say, problem.expected);
      return setState({ is: 'failed', why });
    }
    const file = fileName([say.t('members.rows.fileName'), title, layers[2]?.request.date ?? ''], 'csv');
    download(file, outcome.value);
    setState({ is: 'saved', file });
  };
  return (
    <>
      <Button disabled={state.is === 'working'} onClick={() => void save()}>
        {label}
      </Button>
      <LiveRegion visible={state.is === 'failed'}>
        {state.is === 'working'
          ? say.t('members.export.working')
          : state.is === 'saved'
            ? say.t('report.export.saved', { file: state.file })
            : state.is === 'failed'
              ? state.why === undefined
                ? say.t('members.export.failed')
                : say.t('members.export.refused', { expected: state.why })
              : null}
      </LiveRegion>
    </>
  );
}
