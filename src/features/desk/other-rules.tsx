import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { LAYER_IDS } from '../../engine/index.ts';
import type { TrackResult } from '../../engine/index.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { layerName } from '../compare/layer-words.ts';
import type { Say } from '../shared/say.ts';
import { trackName } from '../shared/verdicts.ts';
import { resultWords } from './edit-words.ts';

/** The sets of rules beside today's, in the order of the layers, with the keys of their names. */
export const OTHER_LAYERS = [
  { layer: LAYER_IDS[0], name: 'then' },
  { layer: LAYER_IDS[1], name: 'then-proposals' },
  { layer: LAYER_IDS[3], name: 'today-proposals' },
] as const;

export interface OtherRulesProps {
  say: Say;
  result: TrackResult;
  then: TrackResult | undefined;
  thenProposed: TrackResult | undefined;
  proposed: TrackResult | undefined;
}

const isSame = (a: TrackResult, b: TrackResult): boolean =>
  a.verdict === b.verdict && a.award?.min === b.award?.min && a.award?.max === b.award?.max;

/** What the same answers would give under the other sets of rules, where it is not the same. */
export function OtherRules({ say, result, then, thenProposed, proposed }: OtherRulesProps): ReactNode {
  const t = useTranslations('desk');
  const lines = otherWords(say, result, [then, thenProposed, proposed]);
  return (
    <p className="desk-others small-print">
      {lines.length === 0 ? t('othersSame') : lines.join(' ')}{' '}
      <Link href="/compare">
        {say.t('nav.compare')}
        <VisuallyHidden> {trackName(say, result)}</VisuallyHidden>
      </Link>
    </p>
  );
}

/** One sentence for each other set of rules with another result; one for both of then where they agree. */
function otherWords(say: Say, result: TrackResult, others: readonly (TrackResult | undefined)[]): string[] {
  const found = others.flatMap((other, i) => {
    const { name, layer } = OTHER_LAYERS[i] ?? {};
    return other && name !== undefined && layer !== undefined && !isSame(other, result)
      ? [{ name, layer: layerName(say, layer), words: resultWords(say, other) }]
      : [];
  });
  const [then, thenProposed, ...rest] = found;
  const both = then?.name === 'then' && thenProposed?.name === 'then-proposals' && then.words === thenProposed.words;
  return both
    ? [
        say.t('desk.otherBoth', { layer: then.layer, result: then.words }),
        ...rest.map(({ layer, words }) => say.t('desk.other', { layer, result: words })),
      ]
    : found.map(({ layer, words }) => say.t('desk.other', { layer, result: words }));
}
