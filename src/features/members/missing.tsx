import type { ReactNode } from 'react';

import { Notice } from '../../ui/notice.tsx';
import { countWords, shareWords } from './numbers.ts';
import { LAYER_IDS } from '../../engine/index.ts';
import { factsOfTrack, factWords } from './names.ts';
import { companiesIn } from './tables.ts';
import type { Figures } from './tables.ts';

const NAMED = 5;

/** Where most companies cannot be decided: which questions that leave results open hardly anybody has answered. */
export function Missing({ figures }: { figures: Figures }): ReactNode {
  const { say, list, impact } = figures;
  const undetermined = companiesIn(figures, LAYER_IDS[2])?.undetermined ?? 0;
  const grouped = impact.groups.some(({ group }) => group.key !== null);
  const missing = leastAnswered(figures);
  return (
    <>
      {undetermined * 2 > impact.rows ? (
        <Notice
          tone="warning"
          title={say.t('members.missing.title', { share: shareWords(say, undetermined, impact.rows) })}
        >
          <p>{say.t(missing.length > 0 ? 'members.missing.text' : 'members.missing.rules')}</p>
          <ul>
            {missing.slice(0, NAMED).map(({ fact, answered }) => (
              <li key={fact}>
                {say.t('members.missing.fact', {
                  fact: factWords(say, fact),
                  n: countWords(answered),
                  all: countWords(list.rows),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {grouped ? null : (
        <Notice title={say.t('members.missing.groupTitle')}>
          <p>
            {say.t('members.missing.groupText', {
              facts: say.list(
                say.base.facts.filter(({ roles }) => roles.includes('group-by')).map(({ label }) => say.text(label)),
              ),
            })}
          </p>
        </Notice>
      )}
    </>
  );
}

/**
 * Facts by how many undecided results of today they leave open: those of every track that reads them, as far as the
 * list does not answer them.
 */
function leastAnswered({ list, layers, impact }: Figures): { fact: string; answered: number }[] {
  const today = layers.find(({ id }) => id === LAYER_IDS[2]);
  const open = new Map<string, number>();
  for (const ref of impact.layers.find(({ request }) => request.id === today?.id)?.tracks ?? [])
    for (const fact of today ? factsOfTrack(today, ref) : [])
      open.set(fact, (open.get(fact) ?? 0) + ref.verdicts.undetermined);
  return [...open]
    .map(([fact, undecided]) => ({ fact, undecided, answered: list.answered[fact] ?? 0 }))
    .filter(({ undecided, answered }) => undecided > 0 && answered < list.rows)
    .toSorted((a, b) => b.undecided * (list.rows - b.answered) - a.undecided * (list.rows - a.answered));
}
