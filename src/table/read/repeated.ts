/** Companies that are in a list twice. Of millions of texts only a number of 53 bits is kept of each. */
import type { MemberTable } from '../members.ts';
import type { ColumnTarget } from '../service/protocol.ts';

/** Texts that are kept; of those that come after, it is not known. */
const MOST = 2_000_000;
const SMALLEST = 1 << 12;

/** Two good mixes of 32 bits, put together; 0 stands for an empty place. */
function hashOf(text: string): number {
  let [a, b] = [0xdead_beef, 0x41c6_ce57];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    const code = letter >= 65 && letter <= 90 ? letter + 32 : letter; // capital or small is the same
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (b & 0x1f_ffff) * 0x1_0000_0000 + (a >>> 0) || 1;
}

/** Characters that have one form only, but for capital letters. */
const PLAIN = /^[!-~\u4E00-\u9FFF]*$/;
const plainOf = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Remembers a text; true where it is there already. White space and case make no difference. */
export function createSeen(): (text: string) => boolean {
  let places = new Float64Array(SMALLEST);
  let count = 0;
  const placeOf = (hash: number): number => {
    const last = places.length - 1; // a power of two, less one
    let at = (hash >>> 0) & last;
    while (places[at] !== 0 && places[at] !== hash) at = (at + 1) & last;
    return at;
  };
  const grow = (): void => {
    const before = places;
    places = new Float64Array(before.length * 2);
    for (const hash of before) if (hash !== 0) places[placeOf(hash)] = hash;
  };
  return (text) => {
    const hash = hashOf(plainOf(text));
    const at = placeOf(hash);
    if (places[at] === hash) return true;
    if (count >= MOST) return false;
    places[at] = hash;
    count += 1;
    if (count * 2 > places.length) grow();
    return false;
  };
}

/** Counts rows that say the number of a company again or, where no column holds numbers, its name. */
export function repeatedRows(targets: readonly ColumnTarget[]): {
  add: (cells: readonly string[]) => void;
  finish: () => Pick<MemberTable, 'repeated'>;
} {
  const placeOf = (as: string): number => targets.findIndex((target) => target.kind === 'pass' && target.as === as);
  const by = placeOf('id') < 0 ? 'name' : 'id';
  const at = placeOf(by);
  const seen = createSeen();
  let rows = 0;
  return {
    add: (cells) => {
      const text = cells[at] ?? '';
      if (text.trim() !== '' && seen(text)) rows += 1;
    },
    finish: () => (rows > 0 ? { repeated: { by, rows } } : {}),
  };
}
