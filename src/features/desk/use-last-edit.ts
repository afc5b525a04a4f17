import { useEffect, useState } from 'react';

import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import type { Live } from '../check/live.ts';
import { editWords } from './edit-words.ts';
import { nextEdit } from './edits.ts';
import type { Edit, Seen } from './edits.ts';

/** The last edit made while this page is open, once its results are there. */
export function useLastEdit({ settled, tracks, profile }: Live): Edit | undefined {
  const { base } = useSession();
  const [at, setAt] = useState<{ seen: Seen; edit: Edit | undefined }>();
  if (settled && tracks && at?.seen.tracks !== tracks) {
    const seen = { profile, tracks };
    setAt({ seen, edit: at && nextEdit(base, at.edit, at.seen, seen) });
  }
  return at?.edit;
}

const SETTLE = 700; // ms without an edit before it is said what changed

/** The same in words, when people pause: to be read aloud. */
export function useSpokenEdit(edit: Edit | undefined): string {
  const say = useSay();
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(edit ? editWords(say, edit).join(' ') : ''), SETTLE);
    return () => clearTimeout(timer);
  }, [edit, say]);
  return words;
}
