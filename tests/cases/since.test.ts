/** What has changed for a case since it was last assessed: by the rules, never by its own answers. */
import { describe, expect, test } from 'vitest';

import { assessedOf, changesBetween, EMPTY_SESSION, reassessor, rulesChanged } from '../../src/cases/index.ts';
import type { Assessed, ClientCase } from '../../src/cases/index.ts';
import { assess } from '../../src/engine/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, BASELINE, day, rulesFor, TODAY } from '../support/rules.ts';

const factory = (more: Partial<ClientCase>): ClientCase => ({
  id: 'x',
  work: { ...EMPTY_SESSION, facts: foodFactory },
  notes: '',
  status: 'enquiry',
  followUp: null,
  archived: false,
  createdAt: '2023-01-01T00:00:00Z',
  updatedAt: '2026-11-22T00:00:00Z',
  answeredAt: '2023-08-31T04:00:00Z',
  assessed: null,
  ...more,
});
const then = async (): Promise<Assessed> =>
  assessedOf(
    base,
    await assess(base, rulesFor(BASELINE), foodFactory),
    new Date('2023-08-31T04:00:01Z'), // after the last answer
  );
const { since, causes } = reassessor(base, TODAY);

describe('remembered results', () => {
  test('hold the version of the rule base, the day of the rules and every track, better ones first', async () => {
    const assessment = await assess(base, rulesFor(TODAY), foodFactory);
    const { results, ...head } = assessedOf(base, assessment, new Date('2026-11-22T01:02:03Z'));
    expect(head).toEqual({ version: base.settings.version, asOf: TODAY, on: '2026-11-22T01:02:03.000Z' });
    expect(Object.keys(results)).toHaveLength(assessment.tracks.length);
    const verdicts = Object.values(results).map(({ verdict }) => verdict);
    expect(verdicts.indexOf('eligible')).toBe(0);
    expect(verdicts.lastIndexOf('eligible')).toBeLessThan(verdicts.indexOf('closed'));
    for (const { scheme, track, verdict, award } of assessment.tracks) {
      const found = results[`${scheme.id}/${track.id}`];
      expect([found?.verdict, found?.award?.max]).toEqual([verdict, award?.max]);
    }
  });
});

describe('since they were remembered', () => {
  test('the results that the rules have changed are found, each with its cause', async () => {
    const one = factory({ assessed: await then() });
    const found = await since(one);
    expect(found.remembered).toBe(true);
    expect(found.changes.length).toBeGreaterThan(0);
    const { differences } = await causes(one, found);
    for (const { track } of found.changes) {
      const difference = differences.find((each) => `${each.scheme}/${each.track}` === track);
      expect(difference?.causes.length, track).toBeGreaterThan(0);
    }
  });

  test('what was or is open to the company comes first, and the rest is marked', async () => {
    const { changes } = await since(factory({ assessed: await then() }));
    const open = (verdict: string | null | undefined) => verdict === 'eligible' || verdict === 'undetermined';
    for (const { from, to, matters } of changes) expect(matters).toBe(open(from?.verdict) || open(to?.verdict));
    const marks = changes.map(({ matters }) => matters);
    expect(marks).toContain(true);
    expect(marks).toContain(false);
    expect(marks.lastIndexOf(true)).toBeLessThan(marks.indexOf(false));
  });

  test('nothing has changed where they are of today', async () => {
    const now = assessedOf(base, await assess(base, rulesFor(TODAY), foodFactory));
    const found = await since(factory({ assessed: now }));
    expect([found.changes, rulesChanged(found)]).toEqual([[], false]);
  });

  test('another version of the rule base with the same results is said, and is no changed result', async () => {
    const now = assessedOf(base, await assess(base, rulesFor(TODAY), foodFactory));
    const found = await since(factory({ assessed: { ...now, version: day('2025-01-01') } }));
    expect([found.changes, rulesChanged(found)]).toEqual([[], true]);
  });

  test('what the rule base was wrong about is a change without a cause in the rules', async () => {
    const now = assessedOf(base, await assess(base, rulesFor(TODAY), foodFactory));
    const [first = ''] = Object.keys(now.results);
    const wrong = { ...now.results[first], status: 'open', verdict: 'ineligible', award: null } as const;
    const one = factory({ assessed: { ...now, results: { ...now.results, [first]: wrong } } });
    const found = await since(one);
    expect(found.changes.map(({ track, from }) => [track, from?.verdict])).toEqual([[first, 'ineligible']]);
    expect((await causes(one, found)).differences).toEqual([]);
  });

  test('a track that one side does not know counts as shut, and shut is not a change from shut', () => {
    const open = { status: 'open', verdict: 'eligible', award: { min: 1, max: 1 } } as const;
    const unwanted = { status: 'open', verdict: null, award: null } as const;
    const shut = { status: 'closed', verdict: 'closed', award: null } as const;
    const of = (results: Assessed['results']): Assessed => ({ version: TODAY, asOf: TODAY, on: '', results });
    expect(changesBetween(of({ a: open, b: shut, e: unwanted }), of({ c: open, d: shut, e: shut }))).toEqual([
      { track: 'c', from: null, to: open, matters: true },
      { track: 'a', from: open, to: null, matters: true },
    ]);
  });
});

describe('answers given after the results were remembered', () => {
  test('are compared with what they came to on the day they were given, not with the old results', async () => {
    const old = await then();
    const wrong: Assessed = { ...old, on: '2020-01-01T00:00:00Z', asOf: day('2020-01-01'), results: {} };
    const found = await since(factory({ assessed: wrong }));
    expect(found.remembered).toBe(false);
    expect(found.before).toMatchObject({ asOf: BASELINE, results: old.results });
    expect(found.changes).toEqual(changesBetween(old, found.now));
  });

  test('today are compared with nothing', async () => {
    const found = await since(factory({ answeredAt: '2026-11-21T16:00:00Z' })); // midnight of that day in Hong Kong
    expect([found.changes, found.remembered]).toEqual([[], false]);
    expect(found.before).toBe(found.now);
  });

  test('on a day that cannot be read are taken as given today', async () => {
    const found = await since(factory({ answeredAt: new Date(0).toISOString() }));
    expect(found.changes).toEqual([]);
  });
});
