import type { ReactNode } from 'react';

import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

const ICONS = {
  eligible: 'check',
  ineligible: 'cross',
  undetermined: 'question',
  closed: 'bar',
  judgement: 'person',
} as const satisfies Record<string, IconName>;

export type Tone = keyof typeof ICONS;

interface VerdictTagProps {
  tone: Tone;
  /** The result in words. */
  children: ReactNode;
  /** For another shape than the tone's own. */
  icon?: IconName | undefined;
  large?: boolean | undefined;
}

/** A result: colour, shape and words together. */
export function VerdictTag({ tone, children, icon = ICONS[tone], large = false }: VerdictTagProps): ReactNode {
  return (
    <span className={classes('tag', `tone-${tone}`, large && 'tag-large')}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
