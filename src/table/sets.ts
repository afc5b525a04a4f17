/** Tests of sets, decided once for each distinct set of a table. */
import { decide } from '../engine/index.ts';
import type { ProfileTable } from './columns.ts';
import type { PlaneNode } from './plan.ts';

/** All that a test looks at is whether a set has members in its list, and whether it has members outside it. */
const [INSIDE, OUTSIDE] = [1, 2];
const KINDS: readonly (readonly string[])[] = [[], ['inside'], ['outside'], ['inside', 'outside']];

/** For a test of sets: 1 at the index of each distinct set that passes; nothing for other nodes. */
export function passingSets(table: ProfileTable, node: PlaneNode): Uint8Array | undefined {
  const column = node.op === 'set' ? table.columns[node.column] : undefined;
  if (node.op !== 'set' || column?.kind !== 'set') return undefined;
  const list = new Set(node.list);
  const sides = Uint8Array.from(column.options, (option) => (list.has(option) ? INSIDE : OUTSIDE));
  const passes = Uint8Array.from(KINDS, (members) => Number(decide(node.test, [...members], [['inside']]) === true));
  const { sets } = column;
  const marks = new Uint8Array(sets.length);
  for (let i = 1; i < sets.length; i += 1) {
    const members = sets[i] ?? [];
    let kinds = 0;
    for (let k = 0; k < members.length; k += 1) kinds |= sides[members[k] ?? -1] ?? 0;
    marks[i] = passes[kinds] ?? 0;
  }
  return marks; // the first stands for "no answer"
}
