/** Every figure of an impact against the reference's assessments, row by row, and against the companies behind it. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { COMPARED, layerRequests } from '../../../src/engine/index.ts';
import { sameOutcome } from '../../../src/engine/outcome.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import { allProposals, ruleSetFor } from '../../../src/rulebase/index.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { createTableAssessor, tableOf } from '../../../src/table/index.ts';
import type { Impact, LayerRequest, RowQuery } from '../../../src/table/index.ts';
import { createLayers, findRows, groupedList, impactOf, inSteps, pageOf } from '../../../src/table/impact/index.ts';
import type { AssessedLayer, QueriedList } from '../../../src/table/impact/index.ts';
import { arbitrarySituation, base, day, deciding, must, rulesFor, TODAY } from '../../support/rules.ts';
import { outcomesInTable } from './in-table.ts';
import {
  assessRows,
  companiesOf,
  companyClass,
  countsOf,
  knownSame,
  outcomesOf,
  totals,
  trackClass,
} from './oracle.ts';
import type { AssessedRows, Outcomes } from './oracle.ts';

const COMPANIES = 120;
const situations = fc.sample(arbitrarySituation, { numRuns: COMPANIES, seed: 8312023 });
const aims = base.facts.find(({ roles }) => roles.includes('aims'));
/** Some that answered all, some that want nothing or one thing only, some that hardly answered. */
const profiles: Profile[] = situations.map(({ partial, full }, i) => {
  if (i % 3 === 0) return full;
  if (i % 10 === 1) return { ...partial, [aims?.id ?? '']: i % 20 === 1 ? [] : [aims?.options?.[i % 15]?.value ?? ''] };
  return partial;
});
const table = tableOf(base, profiles, 64);
const list = groupedList(base, table);
const noPause = () => undefined;

const extra: LayerRequest[] = [
  { id: 'early', date: day('2021-03-01'), proposals: [], assumptions: {} },
  { id: 'early-proposed', date: day('2021-03-01'), proposals: deciding().slice(0, 4), assumptions: {} },
];
const requests: LayerRequest[] = [...layerRequests(base, TODAY, allProposals(base), {}), ...extra];
const pairs = [...COMPARED, ['early', 'early-proposed'], ['early', requests.at(3)?.id ?? '']] as const;

let layers: AssessedLayer[];
let held: QueriedList;
let impact: Impact;
const assessed = new Map<string, AssessedRows>();
const outcomes = new Map<string, Outcomes>();
/** By pair. */
const same = new Map<string, boolean[][]>();

const layer = (id: string): AssessedLayer => {
  const found = layers.find(({ request }) => request.id === id);
  if (!found) throw new Error(`no layer ${id}`);
  return found;
};
const rowsOf = (id: string): Outcomes => outcomes.get(id) ?? [];
const found = async (query: RowQuery) => must(await inSteps(findRows(held, query), noPause));
const numbersOf = async (query: RowQuery) => pageOf(table, (await found(query)).planes, 0, Infinity);

/** What became of each row in each track. */
function classesOf(from: string, to: string) {
  const known = same.get(`${from} ${to}`);
  return rowsOf(from).map((row, i) =>
    row.map((before, track) => trackClass(before, rowsOf(to)[i]?.[track] ?? before, known?.[i]?.[track] === true)),
  );
}

beforeAll(async () => {
  const assessor = createTableAssessor(table);
  const assess = createLayers(base, assessor);
  layers = [];
  for (const request of requests) layers.push(must(await inSteps(assess(request), noPause)));
  held = { list, layers, assessor };
  impact = await impactOf(list, {
    layers,
    pairs: pairs.map(([from, to]) => [layer(from), layer(to)] as const),
    random: () => 0.4,
    pause: noPause,
  });
  for (const request of requests) {
    const rows = await assessRows(base, must(ruleSetFor(base, request)), profiles);
    assessed.set(request.id, rows);
    outcomes.set(request.id, outcomesOf(rows));
  }
  for (const [from, to] of pairs) {
    const [a, b] = [assessed.get(from), assessed.get(to)];
    if (a && b) same.set(`${from} ${to}`, knownSame(a, b, profiles));
  }
}, 240_000);

describe('figures of a layer', () => {
  test('are the sums over companies of what the reference says', () => {
    const expected = requests.map(({ id }) => companiesOf(rowsOf(id)));
    expect(impact.layers.map(({ companies }) => companies)).toEqual(expected);
    expect(expected.some(({ eligible, undetermined, none }) => eligible > 10 && undetermined > 5 && none > 5)).toBe(
      true,
    );
    expect(expected.some(({ best, all }) => best.max > best.min && best.max < all.award.max)).toBe(true);
  });

  test('are those of every track', () => {
    let left = 0;
    for (const { request, tracks } of impact.layers) {
      tracks.forEach(({ verdicts, sums, notGiven, notGivenIfEligible }, i) => {
        const without = (verdict: Outcome['verdict']) =>
          here.filter((each) => each.verdict === verdict && each.award === null).length;
        const here = rowsOf(request.id).flatMap((row) => row[i] ?? []);
        const award = (verdict: Outcome['verdict']) =>
          totals(here.filter((each) => each.verdict === verdict).map((each) => each.award));
        expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(COMPANIES);
        expect(verdicts.eligible).toBe(here.filter(({ verdict }) => verdict === 'eligible').length);
        expect(sums).toEqual({ award: award('eligible'), awardIfEligible: award('undetermined') });
        expect([notGiven, notGivenIfEligible]).toEqual([without('eligible'), without('undetermined')]);
        left += notGiven;
      });
    }
    expect(left).toBeGreaterThan(0);
  });

  test('every company is in one of four groups, and the possible amount is one award each', () => {
    for (const { companies, tracks } of impact.layers) {
      const { eligible, undetermined, none, noAim, bestIfEligible, all } = companies;
      expect(eligible + undetermined + none + noAim).toBe(COMPANIES);
      expect(bestIfEligible.max).toBeLessThanOrEqual(all.awardIfEligible.max);
      expect(tracks.length).toBeGreaterThan(0);
    }
    expect(impact.layers.every(({ companies }) => companies.noAim > 0 && companies.none > 0)).toBe(true);
    expect(impact.layers.some(({ companies: c }) => c.bestIfEligible.max > 0 && c.notGivenIfEligible > 0)).toBe(true);
  });

  test('the reference agrees', () => {
    expect(impact.agreement).toEqual({ checked: COMPANIES, differing: [] });
  });
});

describe('changes', () => {
  test('of companies and tracks are those found row by row', () => {
    expect(impact.pairs.map(({ from, to }) => [from, to])).toEqual(pairs);
    for (const { from, to, companies, tracks } of impact.pairs) {
      const classes = classesOf(from, to);
      expect(companies).toEqual(countsOf(classes.map(companyClass)));
      expect(tracks.map(({ changes }) => changes)).toEqual(
        tracks.map((_, i) => countsOf(classes.map((row) => row[i] ?? 'unchanged'))),
      );
    }
    const seen = countsOf([]);
    for (const { companies } of impact.pairs)
      for (const [name, count] of Object.entries(companies)) seen[name as keyof typeof seen] += count;
    expect(Object.values(seen).every((count) => count > 0)).toBe(true);
  });

  test('unchanged with answers missing is unchanged with any answers in their place', async () => {
    const answers = fc.sample(arbitrarySituation, { numRuns: 40, seed: 12 }).map(({ full }) => full);
    /** What is answered stays; the rest as the company itself or some other would answer it. */
    const completed = profiles.flatMap((profile, row) => {
      const known = Object.fromEntries(Object.entries(profile).filter(([, answer]) => answer !== null));
      return [situations[row]?.full ?? {}, ...answers].map((full): Profile => ({ ...full, ...known }));
    });
    const each = answers.length + 1;
    const assess = createLayers(base, createTableAssessor(tableOf(base, completed, 1024)));
    const then = new Map<string, Outcomes>();
    for (const request of requests)
      then.set(request.id, outcomesInTable(must(await inSteps(assess(request), noPause)).result));
    let kept = 0;
    let open = 0;
    for (const [from, to] of pairs) {
      const classes = classesOf(from, to);
      classes.forEach((row, i) =>
        row.forEach((is, track) => {
          const [a, b] = [rowsOf(from)[i]?.[track], rowsOf(to)[i]?.[track]];
          if (a?.verdict !== 'undetermined' || b?.verdict !== 'undetermined') return;
          const isSame = Array.from({ length: each }, (_, k) => i * each + k).every((at) => {
            const [x, y] = [then.get(from)?.[at]?.[track], then.get(to)?.[at]?.[track]];
            return x && y && sameOutcome(x, y);
          });
          if (is !== 'unchanged') return void (open += isSame ? 0 : 1);
          expect([from, to, i, track, isSame]).toEqual([from, to, i, track, true]);
          if (layer(from).rules[track] !== layer(to).rules[track]) kept += 1;
        }),
      );
    }
    // Both were met: rules that changed in what was settled already, and rules that changed in what was open.
    expect(kept).toBeGreaterThan(20);
    expect(open).toBeGreaterThan(20);
  });

  test('rules that count as the same treat every company alike', () => {
    for (const a of layers) {
      for (const b of layers) {
        a.rules.forEach((rules, track) => {
          if (rules !== b.rules[track]) return;
          const of = (id: string) => rowsOf(id).map((row) => [row[track]?.verdict, row[track]?.award]);
          expect(of(a.request.id)).toEqual(of(b.request.id));
        });
      }
    }
  });

  test('rules count as the same where nothing a track reads is changed', async () => {
    const assess = createLayers(base, createTableAssessor(table));
    const on = async (proposals: string[]) =>
      must(await inSteps(assess({ id: '', date: TODAY, proposals, assumptions: {} }), noPause));
    const today = await on([]);
    expect((await on([])).rules).toEqual(today.rules);
    const read = (proposals: string[]) =>
      rulesFor(TODAY, proposals).schemes.flatMap((scheme) =>
        scheme.tracks.map((track) =>
          JSON.stringify([track.status, track.award, scheme.params, scheme.criteria, track.criteria, scheme.branches]),
        ),
      );
    const before = read([]);
    let changed = 0;
    const unlike: string[] = [];
    for (const proposal of deciding()) {
      const [after, proposed] = [read([proposal]), await on([proposal])];
      proposed.rules.forEach((rules, i) => {
        if (rules === today.rules[i]) return;
        changed += 1;
        if (before[i] === after[i]) unlike.push(`${proposal} ${i}`);
      });
    }
    expect(unlike).toEqual([]);
    expect(changed).toBeGreaterThan(10);
  });
});

test('what is not known on two days need not be the same on both', async () => {
  const assess = createLayers(base, createTableAssessor(table));
  const on = async (date: string) =>
    must(await inSteps(assess({ id: date, date: day(date), proposals: [], assumptions: {} }), noPause));
  const [one, again, next] = [await on('2026-11-22'), await on('2026-11-22'), await on('2026-11-23')];
  const notKnown = one.result.tracks.map(({ prepared }) => prepared.status === 'no-rule-known');
  expect(notKnown).toContain(true);
  expect(again.rules).toEqual(one.rules);
  expect(next.rules.map((rules, i) => rules !== one.rules[i])).toEqual(notKnown);
});

describe('groups', () => {
  const grouped = base.facts.filter(({ roles }) => roles.includes('group-by'));
  const keyOf = (fact: (typeof grouped)[number], profile: Profile): string | number | null => {
    const answer = profile[fact.id] ?? null;
    if (typeof answer === 'number') return fact.bands?.findLast((from) => from <= answer) ?? null;
    return answer === null ? null : String(answer);
  };

  test('are the values and bands of each fact, and add up', () => {
    expect(grouped.length).toBeGreaterThan(2);
    for (const fact of grouped) {
      const here = impact.groups.filter(({ group }) => group.fact === fact.id);
      expect(here.reduce((sum, { rows }) => sum + rows, 0)).toBe(COMPANIES);
      const counts = new Map<string | number | null, number>();
      for (const profile of profiles) counts.set(keyOf(fact, profile), (counts.get(keyOf(fact, profile)) ?? 0) + 1);
      expect(new Map(here.map(({ group, rows }) => [group.key, rows]))).toEqual(counts);
      expect(here.some(({ group }) => group.key === null)).toBe(true);
    }
  });

  test('have the figures of their companies', () => {
    for (const { group, layers: figures, changes } of impact.groups) {
      const fact = grouped.find(({ id }) => id === group.fact);
      const isIn = (_: unknown, row: number) => fact !== undefined && keyOf(fact, profiles[row] ?? {}) === group.key;
      expect(figures).toEqual(requests.map(({ id }) => companiesOf(rowsOf(id).filter(isIn))));
      expect(changes).toEqual(pairs.map(([from, to]) => countsOf(classesOf(from, to).filter(isIn).map(companyClass))));
    }
  });
});

const COMPANY_GROUPS = [
  ['eligible', 'eligible'],
  ['undetermined', 'undetermined'],
  ['none', 'none'],
  ['no-aim', 'noAim'],
] as const;

describe('the companies behind a figure', () => {
  test('are as many as it says, for every verdict of a track', async () => {
    for (const { request, tracks } of impact.layers)
      for (const [i, { scheme, track, verdicts }] of tracks.entries())
        for (const is of ['eligible', 'ineligible', 'undetermined', 'closed', 'not-considered'] as const) {
          const rows = await numbersOf({ verdict: { layer: request.id, track: { scheme, track }, is } });
          const said = is === 'not-considered' ? null : is;
          const expected = rowsOf(request.id).flatMap((row, at) => (row[i]?.verdict === said ? [at] : []));
          expect(rows).toEqual(expected);
          expect(rows.length).toBe(verdicts[is]);
        }
  });

  test('are as many as it says, for companies by group', async () => {
    for (const { group, layers: figures, rows, changes } of impact.groups) {
      expect((await found({ group })).total).toBe(rows);
      for (const [i, { id }] of requests.entries())
        for (const [is, key] of COMPANY_GROUPS)
          expect((await found({ group, verdict: { layer: id, is } })).total).toBe(figures[i]?.[key]);
      for (const [i, [from, to]] of pairs.entries())
        for (const is of ['gains', 'loses', 'mixed', 'unchanged', 'undetermined'] as const)
          expect((await found({ group, change: { from, to, is } })).total).toBe(changes[i]?.[is]);
    }
  });

  test('are those that changed so', async () => {
    for (const { from, to, tracks, companies } of impact.pairs) {
      const classes = classesOf(from, to);
      for (const is of ['gains', 'loses', 'mixed', 'unchanged', 'undetermined'] as const) {
        const rows = await numbersOf({ change: { from, to, is } });
        expect(rows).toEqual(classes.flatMap((row, at) => (companyClass(row) === is ? [at] : [])));
        expect(rows.length).toBe(companies[is]);
        for (const [i, { scheme, track, changes }] of tracks.entries()) {
          const some = await numbersOf({ change: { from, to, track: { scheme, track }, is } });
          expect(some).toEqual(classes.flatMap((row, at) => (row[i] === is ? [at] : [])));
          expect(some.length).toBe(changes[is]);
        }
      }
    }
  });

  test('come in pages', async () => {
    const query: RowQuery = { verdict: { layer: requests[2]?.id ?? '', is: 'eligible' } };
    const { planes, total } = await found(query);
    const all = pageOf(table, planes, 0, Infinity);
    expect(all.length).toBe(total);
    fc.assert(
      fc.property(fc.nat(total + 5), fc.nat(80), (offset, limit) => {
        expect(pageOf(table, planes, offset, limit)).toEqual(all.slice(offset, offset + limit));
      }),
    );
  });

  test('what is not there is said', async () => {
    const ask = (query: RowQuery) => inSteps(findRows(held, query), noPause);
    const track = { scheme: 'no', track: 'such' };
    const id = requests[0]?.id ?? '';
    const wrong: RowQuery[] = [
      { verdict: { layer: 'none', is: 'eligible' } },
      { verdict: { layer: id, track, is: 'eligible' } },
      { change: { from: id, to: 'none', is: 'gains' } },
      { change: { from: id, to: id, track, is: 'gains' } },
      { group: { fact: 'none', key: null } },
      { unclaimed: { layer: id, track } },
      { blocked: { layer: id, track, criterion: 'none', by: 'alone' } },
    ];
    for (const query of wrong) expect(await ask(query)).toMatchObject({ ok: false });
  });
});
