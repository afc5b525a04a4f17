import type { ReactNode } from 'react';

import { focusById } from '../../ui/focus.ts';

export const anchorOf = (track: string): string => `track-${track.replace('/', '-')}`;

/** Moves to the card of a track on this page. The fragment of the address is the route, so this is done by script. */
export function JumpLink({ to, children }: { to: string; children: ReactNode }): ReactNode {
  return (
    <a
      href={`#${anchorOf(to)}`}
      onClick={(event) => {
        event.preventDefault();
        focusById(anchorOf(to));
      }}
    >
      {children}
    </a>
  );
}
