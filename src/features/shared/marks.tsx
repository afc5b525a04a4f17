import type { ReactNode } from 'react';

/** For a sentence that names the old and the new: the one struck through, the other underlined. */
export const marks = {
  old: (words: ReactNode): ReactNode => <del>{words}</del>,
  new: (words: ReactNode): ReactNode => <ins>{words}</ins>,
};
