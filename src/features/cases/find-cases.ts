/** Which cases are shown, and in which order. Pure; the choice lies in the address. */
import { CASE_STATUSES } from '../../cases/index.ts';
import type { CaseStatus, ReadCase } from '../../cases/index.ts';
import { normalise } from '../shared/normalise.ts';

export const ORDERS = ['follow-up', 'updated', 'name'] as const;
export type Order = (typeof ORDERS)[number];

export interface Choice {
  query: string;
  status: CaseStatus | 'any';
  order: Order;
  archived: boolean;
  /** Only cases whose rules have changed since. */
  changed: boolean;
  /** The case shown in full. */
  open: string | null;
}

const FIRST: Choice = { query: '', status: 'any', order: 'follow-up', archived: false, changed: false, open: null };

export function choiceOf(search: string): Choice {
  const params = new URLSearchParams(search);
  const [status, order] = [params.get('status'), params.get('sort')];
  return {
    query: params.get('q') ?? '',
    status: CASE_STATUSES.find((known) => known === status) ?? FIRST.status,
    order: ORDERS.find((known) => known === order) ?? FIRST.order,
    archived: params.has('archived'),
    changed: params.has('changed'),
    open: params.get('case'),
  };
}

/** Where the choice is shown; what is as it is at first is left out. */
export function addressOf({ query, status, order, archived, changed, open }: Choice): string {
  const params = new URLSearchParams({
    ...(query === '' ? {} : { q: query }),
    ...(status === FIRST.status ? {} : { status }),
    ...(order === FIRST.order ? {} : { sort: order }),
    ...(archived ? { archived: '1' } : {}),
    ...(changed ? { changed: '1' } : {}),
    ...(open === null ? {} : { case: open }),
  }).toString();
  return params === '' ? '/cases' : `/cases?${params}`;
}

/** The cases of a choice, in its order. `hasChanged` is only asked where it matters; texts are compared as `plain`. */
export function findCases(
  cases: readonly ReadCase[],
  { query, status, order, archived, changed }: Omit<Choice, 'open'>,
  hasChanged: (read: ReadCase) => boolean,
  plain = normalise,
): ReadCase[] {
  const words = plain(query)
    .split(' ')
    .filter((word) => word !== '');
  const found = cases.filter((read) => {
    const { case: one } = read;
    if (one.archived && !archived) return false;
    if (status !== 'any' && one.status !== status) return false;
    if (changed && !hasChanged(read)) return false;
    const text = words.length === 0 ? '' : plain(`${one.work.name}\n${one.notes}`);
    return words.every((word) => text.includes(word));
  });
  return found.toSorted((a, b) => ORDER[order](a, b) || ORDER.updated(a, b));
}

const byName = new Intl.Collator('zh-Hant-HK', { numeric: true });
const NO_DATE = '9999';

const ORDER: Record<Order, (a: ReadCase, b: ReadCase) => number> = {
  'follow-up': (a, b) => compareText(a.case.followUp ?? NO_DATE, b.case.followUp ?? NO_DATE),
  updated: (a, b) => compareText(b.case.updatedAt, a.case.updatedAt),
  name: (a, b) => byName.compare(a.case.work.name, b.case.work.name),
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
