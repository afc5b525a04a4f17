import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import type { MembersService, Outcome } from '../../table/index.ts';
import { download } from '../session/download.ts';
import { useSay } from '../shared/say.ts';
import type { Say } from '../shared/say.ts';
import { expectedWords } from './reading-words.ts';
import { useMembers } from './use-members.ts';

type State =
  | { is: 'idle' }
  | { is: 'working' }
  | { is: 'saved'; file: string }
  | { is: 'failed'; expected: string | undefined };

interface SaveFileProps {
  label: string;
  file: string;
  make: (service: MembersService) => Promise<Outcome<Blob>>;
  /** Whether it can be read how it goes; where it went wrong it always can. */
  visible?: boolean;
}

/** Saves a file that is made of what the worker says. */
export function SaveFile({ label, file, make, visible = false }: SaveFileProps): ReactNode {
  const say = useSay();
  const { store } = useMembers();
  const [state, setState] = useState<State>({ is: 'idle' });
  const save = async (): Promise<void> => {
    setState({ is: 'working' });
    const outcome = store.heard(await make(store.service));
    if (!outcome.ok) {
      const [problem] = outcome.failure.kind === 'problems' ? outcome.failure.problems : [];
      return setState({ is: 'failed', expected: problem && expectedWords(say, problem.expected) });
    }
    download(file, outcome.value);
    setState({ is: 'saved', file });
  };
  return (
    <>
      <Button disabled={state.is === 'working'} onClick={() => void save()}>
        {label}
      </Button>
      <LiveRegion visible={visible || state.is === 'failed'}>{words(say, state)}</LiveRegion>
    </>
  );
}

function words(say: Say, state: State): string | null {
  switch (state.is) {
    case 'idle':
      return null;
    case 'working':
      return say.t('members.export.working');
    case 'saved':
      return say.t('report.export.saved', { file: state.file });
    case 'failed':
      return state.expected === undefined
        ? say.t('members.export.failed')
        : say.t('members.export.refused', { expected: state.expected });
  }
}
