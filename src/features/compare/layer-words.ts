/** The names of the columns, and what each is read against. */
import { LAYER_IDS, pairsOf } from '../../engine/index.ts';
import type { Column, LayerId } from '../../engine/index.ts';
import type { Say } from '../shared/say.ts';

const KEYS = {
  then: 'then',
  'then+proposals': 'then-proposals',
  today: 'today',
  'today+proposals': 'today-proposals',
} as const satisfies Record<LayerId, string>;

/** Pairs of the usual columns, which have words of their own. */
const USUAL = {
  'then then+proposals': 'then-proposals',
  'then today': 'then-today',
  'today today+proposals': 'today-proposals',
} as const;
type PairKey = (typeof USUAL)[keyof typeof USUAL];

export interface Pair {
  from: string;
  to: string;
  /** Null for columns of the reader's own. */
  key: PairKey | null;
  /** What alone makes the difference; null where day and proposals both may. */
  by: 'proposals' | 'time' | null;
}

const isUsual = (names: string): names is keyof typeof USUAL => names in USUAL;

/** The pairs of columns that are compared, in the order of the engine. */
export function pairsFor(columns: readonly Column[], usual: boolean): Pair[] {
  return pairsOf(columns.map(({ id }) => id)).map(([from, to]) => {
    const names = `${from} ${to}`;
    const [a, b] = [columns.find(({ id }) => id === from), columns.find(({ id }) => id === to)];
    const sameDay = a?.date === b?.date;
    const sameProposals =
      JSON.stringify([a?.proposals, a?.assumptions]) === JSON.stringify([b?.proposals, b?.assumptions]);
    return {
      from,
      to,
      key: usual && isUsual(names) ? USUAL[names] : null,
      by: sameDay ? 'proposals' : sameProposals ? 'time' : null,
    };
  });
}

const isLayerId = (id: string): id is LayerId => LAYER_IDS.some((known) => known === id);

/** The name of one of the usual columns; the earlier ones are named by the month of the baseline. */
export const layerName = (say: Say, id: string): string =>
  isLayerId(id)
    ? say.t(`layers.${KEYS[id]}`, { then: new Date(`${say.base.settings.baseline.date}T00:00:00+08:00`) })
    : id;
