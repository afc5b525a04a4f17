import { useState } from 'react';
import type { ReactNode } from 'react';

import type { RowQuery } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { fileName } from '../report/file-name.ts';
import { download } from '../session/download.ts';
import { allRows, callText } from './call-file.ts';
import { expectedWords } from './reading-words.ts';
import type { Figures } from './tables.ts';
import { useMembers } from './use-members.ts';

interface SaveCallsProps {
  figures: Figures;
  query: RowQuery;
  /** The name of the track. */
  track: string;
}

/** Saves the call list as CSV. */
export function SaveCalls({ figures, query, track }: SaveCallsProps): ReactNode {
  const { say, layers } = figures;
  const { store } = useMembers();
  const [said, setSaid] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    setSaid(say.t('members.export.working'));
    const outcome = store.heard(await allRows(store.service, query));
    setBusy(false);
    if (!outcome.ok) {
      const [problem] = outcome.failure.kind === 'problems' ? outcome.failure.problems : [];
      const expected = problem && expectedWords(say, problem.expected);
      return setSaid(
        expected === undefined ? say.t('members.export.failed') : say.t('members.export.refused', { expected }),
      );
    }
    const file = fileName([say.t('members.calls.title'), track, layers[2]?.request.date ?? ''], 'csv');
    download(file, new Blob([callText(figures, track, outcome.value)], { type: 'text/csv;charset=utf-8' }));
    setSaid(say.t('report.export.saved', { file }));
  };
  return (
    <>
      <Button disabled={isBusy} onClick={() => void save()}>
        {say.t('members.calls.export')}
      </Button>
      <LiveRegion visible>{said}</LiveRegion>
    </>
  );
}
