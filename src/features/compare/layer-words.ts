/** The names of the four layers, and what each is read against. */
import { COMPARED, LAYER_IDS } from '../../engine/index.ts';
import type { LayerId } from '../../engine/index.ts';
import type { Say } from '../shared/say.ts';

const KEYS = {
  then: 'then',
  'then+proposals': 'then-proposals',
  today: 'today',
  'today+proposals': 'today-proposals',
} as const satisfies Record<LayerId, string>;

type PairKey = 'then-proposals' | 'then-today' | 'today-proposals';
const PAIR_KEYS: readonly PairKey[] = ['then-proposals', 'then-today', 'today-proposals'];

export interface Pair {
  from: LayerId;
  to: LayerId;
  key: PairKey;
  /** Whether the proposals, and not time, make the difference. */
  byProposals: boolean;
}

/** The pairs of columns that are compared, in the order of the engine. */
export const PAIRS: readonly Pair[] = COMPARED.map(([from, to], i) => {
  const key = PAIR_KEYS[i];
  if (key === undefined) throw new Error('a pair of layers without a name');
  return { from, to, key, byProposals: key !== 'then-today' };
});

const isLayerId = (id: string): id is LayerId => LAYER_IDS.some((known) => known === id);

export const layerName = (say: Say, id: string): string => (isLayerId(id) ? say.t(`layers.${KEYS[id]}`) : id);

/** The column that `id` is compared with; undefined for the first. */
export const comparedWith = (id: string): LayerId | undefined => PAIRS.find(({ to }) => to === id)?.from;
