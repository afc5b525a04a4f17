/** What must not change in a scheme's file: what it said of days that had passed when it was written. */
import { spanAt } from '../../src/rulebase/dates.ts';
import { isIsoDate } from '../../src/rulebase/index.ts';
import type { IsoDate } from '../../src/rulebase/index.ts';

interface Entry {
  from: IsoDate;
  until?: IsoDate;
  value?: unknown;
  alternatives?: { value: unknown }[];
}
/** As much of a scheme's file as this reads; an old file may be of an older shape. */
export interface Recorded {
  params?: Record<string, { values: Entry[] }>;
  criteria?: Record<string, { inForce: Entry[] }>;
  tracks?: Record<string, { open: Entry[] }>;
}

const nextDay = (date: IsoDate): IsoDate => {
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  if (!isIsoDate(next)) throw new Error(`no day after ${date}`);
  return next;
};
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Days of a closed entry on which something could begin to differ: its first, and where the new entries begin or end. */
function daysToCompare(entry: Entry & { until: IsoDate }, now: readonly Entry[]): IsoDate[] {
  const edges = now.flatMap(({ from, until }) => [from, ...(until === undefined ? [] : [nextDay(until)])]);
  return [entry.from, ...edges.filter((edge) => edge > entry.from && edge <= entry.until)];
}

/**
 * Entries of `before` that had ended by `version` and that `after` no longer tells the same of. An entry may be split
 * or get other sources, notes and confidence. A value found wrong is put right by keeping it among the `alternatives`.
 */
export function rewrittenHistory(before: Recorded, after: Recorded, version: string): string[] {
  const compare = (where: string, then: readonly Entry[], now: readonly Entry[]): string[] =>
    then.flatMap((entry) => {
      const { until } = entry;
      if (until === undefined || until >= version) return [];
      const told = daysToCompare({ ...entry, until }, now).every((day) => {
        const found = now.find((each) => spanAt(each, day) === 'in-force');
        const values = [found?.value, ...(found?.alternatives ?? []).map(({ value }) => value)];
        return found !== undefined && values.some((value) => same(value, entry.value));
      });
      return told ? [] : [`${where}, ${entry.from} to ${until}: ${JSON.stringify(entry.value ?? 'in force')}`];
    });
  return [
    ...Object.entries(before.params ?? {}).flatMap(([id, { values }]) =>
      compare(`params.${id}`, values, after.params?.[id]?.values ?? []),
    ),
    ...Object.entries(before.criteria ?? {}).flatMap(([id, { inForce }]) =>
      compare(`criteria.${id}`, inForce, after.criteria?.[id]?.inForce ?? []),
    ),
    ...Object.entries(before.tracks ?? {}).flatMap(([id, { open }]) =>
      compare(`tracks.${id}`, open, after.tracks?.[id]?.open ?? []),
    ),
  ];
}
