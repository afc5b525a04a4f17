import type { ReactNode } from 'react';

import type { CriterionResult, TrackResult } from '../../engine/index.ts';
import { paramsIn } from '../../rulebase/index.ts';
import type { RuleBase } from '../../rulebase/index.ts';

type Source = RuleBase['sources'][string];

export interface Cites {
  /** The numbers of the first of these sources; those not met before get the next numbers. */
  cite: (ids: readonly string[], most?: number) => ReactNode;
  /** Everything cited so far, in order. */
  list: () => { number: number; source: Source }[];
}

/** One document for each rule keeps the list readable; the app shows all of them. */
const CITED = 1;

/** The documents behind a condition; first those of the values that it compares with on the day of the rules. */
export function sourcesInForce(
  { scheme }: Pick<TrackResult, 'scheme'>,
  { id, sources }: Pick<CriterionResult, 'id' | 'sources'>,
): string[] {
  const criterion = scheme.criteria[id];
  const read = [criterion?.condition, criterion?.appliesIf].flatMap((each) => (each ? paramsIn(each) : []));
  return [...new Set([...read.flatMap((param) => scheme.params[param]?.sources ?? []), ...sources])];
}

/** `[3][5–8]`: three and more in a row are joined. */
export function joinedNumbers(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const words = ([from, to]: [number, number]): string =>
    to - from > 1 ? `[${from}–${to}]` : from === to ? `[${from}]` : `[${from}][${to}]`;
  return runs.map(words).join('');
}

/**
 * Numbers sources as they are first cited. The parts of a report are plain functions that are called once, one after
 * another, so that the numbers run through the text in order.
 */
export function startCiting(base: RuleBase): Cites {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, known);
    return known;
  };
  return {
    cite: (ids, most = CITED) => {
      const found = [...new Set(ids)].filter((id) => id in base.sources).slice(0, most);
      if (found.length === 0) return null;
      return <span className="cite">{` ${joinedNumbers(found.map(numberOf))}`}</span>;
    },
    list: () =>
      [...numbers].flatMap(([id, number]) => {
        const source = base.sources[id];
        return source ? [{ number, source }] : [];
      }),
  };
}

/** For a report without a list of sources. */
export const NO_CITES: Cites = { cite: () => null, list: () => [] };
