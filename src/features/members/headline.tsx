import type { ReactNode } from 'react';

import { LiveRegion } from '../../ui/live-region.tsx';
import { bigRange, countWords, shareWords } from './numbers.ts';
import { pairWords } from './tables.ts';
import type { Figures } from './tables.ts';

/** What the figures come to, one sentence a layer and one a pair; exact numbers stand in the tables below. */
export function Headline({ figures }: { figures: Figures }): ReactNode {
  const { say, impact, layers } = figures;
  return (
    <section className="part" aria-labelledby="members-headline">
      <h2 id="members-headline">{say.t('members.headline.title')}</h2>
      <LiveRegion visible>
        <ul className="members-headline">
          {impact.layers.map(({ request: { id }, companies: { eligible, undetermined, noRule, best, notGiven } }) => (
            <li key={id}>
              {say.t('members.headline.layer', {
                layer: layers.find((layer) => layer.id === id)?.name ?? id,
                n: countWords(eligible),
                share: shareWords(say, eligible, impact.rows),
                undecided: undetermined,
                noRule,
                noRuleN: countWords(noRule),
                proposed: String((layers.find((layer) => layer.id === id)?.request.proposals.length ?? 0) > 0),
                undecidedN: countWords(undetermined),
                undecidedShare: shareWords(say, undetermined, impact.rows),
                mostShare: shareWords(say, eligible + undetermined, impact.rows),
                best: best.max === 0n && notGiven > 0 ? say.t('members.headline.unknown') : bigRange(say, best),
              })}
            </li>
          ))}
          {impact.pairs.map(({ from, to, companies: { gains, loses, mixed, unchanged, undetermined } }) => (
            <li key={`${from} ${to}`}>
              {say.t('members.headline.pair', {
                pair: pairWords(figures, from, to),
                gains: countWords(gains),
                loses: countWords(loses),
                mixed: countWords(mixed),
                unchanged: countWords(unchanged),
                undetermined: countWords(undetermined),
              })}
            </li>
          ))}
        </ul>
      </LiveRegion>
      <p className="small-print">{say.t('members.headline.best')}</p>
    </section>
  );
}
