import type { ReactNode } from 'react';

import type { Compared } from '../compare/use-comparison.ts';
import { useSay } from '../shared/say.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { factWords } from './names.ts';
import { TableBox } from './table-box.tsx';

interface Gap {
  key: string;
  track: string;
  layers: string[];
  /** Facts without which the result, or only the amount, is open. */
  result: readonly string[];
  amount: readonly string[];
}

/** Which answers a company still owes, track by track; the same gap under several sets of rules is one row. */
function gapsOf({ layers, nameOf }: Compared, nameTrack: (at: Parameters<typeof trackName>[1]) => string): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { id, assessment } of layers) {
    for (const found of assessment.tracks) {
      const { verdict, missing, missingForAward } = found;
      if (verdict !== 'undetermined' && verdict !== 'eligible') continue;
      const amount = missingForAward.filter((fact) => !missing.includes(fact));
      if (missing.length + amount.length === 0) continue;
      const track = nameTrack(found);
      const key = JSON.stringify([keyOf(found), track, missing, amount]);
      const known = gaps.get(key);
      if (known) known.layers.push(nameOf(id));
      else gaps.set(key, { key, track, layers: [nameOf(id)], result: missing, amount });
    }
  }
  return [...gaps.values()];
}

/** The answers that would settle the open results and amounts of a company. */
export function MissingAnswers({ compared }: { compared: Compared }): ReactNode {
  const say = useSay();
  const gaps = gapsOf(compared, (at) => trackName(say, at));
  const title = say.t('members.company.missing');
  const words = (facts: readonly string[]): string => say.list(facts.map((id) => factWords(say, id)));
  if (gaps.length === 0) return null;
  return (
    <TableBox title={title}>
      <table className="figure-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.t('members.track')}</th>
            <th scope="col">{say.t('members.layer')}</th>
            <th scope="col">{say.t('members.company.forResult')}</th>
            <th scope="col">{say.t('members.company.forAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map(({ key, track, layers, result, amount }) => (
            <tr key={key}>
              <th scope="row">{track}</th>
              <td>{say.series(layers)}</td>
              <td>{words(result)}</td>
              <td>{words(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
