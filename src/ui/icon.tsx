import type { ReactNode } from 'react';

/** Shapes differ, not only colours, so that a result can be told apart in black and white. */
const PATHS = {
  check: 'M3.5 10.5 8 15 16.5 5.5',
  cross: 'M5 5l10 10M15 5 5 15',
  question: 'M6.8 7.4a3.2 3.2 0 1 1 4.9 2.7c-1.1.7-1.7 1.2-1.7 2.4M10 15.6v.4',
  bar: 'M4 10h12',
  up: 'M10 16.5V4M5 9l5-5 5 5',
  down: 'M10 3.5V16M5 11l5 5 5-5',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5',
  info: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM10 9.5v4M10 6.3v.3',
  warning: 'M10 2.5 18.5 17.5h-17ZM10 8v4.2M10 14.6v.3',
} as const;

export type IconName = keyof typeof PATHS;

/** A decoration beside words; it says nothing by itself. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
