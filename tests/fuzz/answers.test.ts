/** Answers from outside: whatever comes, they are read or refused by name, and nothing else happens. */
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { EMPTY_SESSION, parseSession, readSession, storedSession, writeSession } from '../../src/cases/index.ts';
import { createAssessor } from '../../src/engine/index.ts';
import { parseFacts, parseProfile } from '../../src/rulebase/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import {
  broken,
  EXHAUSTING,
  expectNothingPolluted,
  hostileName,
  hostileValue,
  mutated,
  mutatedText,
  same,
  unnamed,
} from '../support/hostile.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, rulesFor, TODAY } from '../support/rules.ts';
import { runs } from '../support/runs.ts';

afterEach(expectNothingPolluted);

const assessor = createAssessor(base, rulesFor(TODAY));
const known = new Set(base.facts.map(({ id }) => id));

/** Accepted answers are known facts, come back the same from a file, and can be assessed. */
async function brokenByFacts(facts: Profile): Promise<string[]> {
  const again = parseFacts(base, JSON.parse(JSON.stringify(facts)), 'again');
  const { tracks } = await assessor.assess(facts);
  return broken({
    'every fact is known': Object.keys(facts).every((id) => known.has(id)),
    'they come back the same': same(again, { ok: true, value: facts }),
    'they can be assessed': tracks.length > 0,
  });
}

/** Whether a profile was accepted, and the laws broken in reading it. */
async function readProfile(input: unknown): Promise<{ accepted: boolean; wrong: string[] }> {
  const read = parseProfile(base, input, 'file.json');
  if (read.ok) return { accepted: true, wrong: await brokenByFacts(read.value.facts) };
  const wrong = broken({
    'there is a problem': read.problems.length > 0,
    'every problem is named': unnamed(read.problems).length === 0,
    'the problems are no longer than a page or two': JSON.stringify(read.problems).length < 1_000_000,
  });
  return { accepted: false, wrong };
}

const file = { schema: 1, name: '屯門食品廠', facts: foodFactory };
const anyFile = fc.oneof(
  { weight: 3, arbitrary: mutated(file) },
  mutated(foodFactory),
  hostileValue,
  fc.dictionary(hostileName, hostileValue, { noNullPrototype: true }),
);

describe('a profile', () => {
  test('of any kind is read or refused by name, and is not changed by the reading', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anyFile, async (input) => {
        const text = JSON.stringify(input);
        const { accepted, wrong } = await readProfile(input);
        expect(wrong).toEqual([]);
        expect(JSON.stringify(input)).toBe(text);
        count += accepted ? 1 : 0;
      }),
      { numRuns: runs(200) },
    );
    expect(count, 'some of them are fine').toBeGreaterThan(0);
  });

  test.each(EXHAUSTING)('%s, wherever it lies in it', async (_, json) => {
    for (const text of [json, `{"facts":${json}}`, `{"schema":${json}}`, `{"name":${json},"facts":{}}`]) {
      const { wrong } = await readProfile(JSON.parse(text));
      expect(wrong).toEqual([]);
    }
    const value: unknown = JSON.parse(json);
    for (const type of ['bool', 'hkd', 'one', 'set', 'economies', 'pct']) {
      const id = base.facts.find((each) => each.type === type)?.id ?? '';
      expect(parseProfile(base, { [id]: value }, 'file.json')).toMatchObject({ ok: false, problems: [{}] });
    }
  });

  test('minus nothing is nothing', () => {
    const id = base.facts.find(({ type }) => type === 'hkd')?.id ?? '';
    const read = parseFacts(base, JSON.parse(`{"${id}":-0}`), 'file.json');
    expect(read).toEqual({ ok: true, value: { [id]: 0 } });
  });
});

const session = {
  ...EMPTY_SESSION,
  name: '屯門食品廠',
  facts: foodFactory,
  asAt: TODAY,
  columns: [1, 2].map((n) => ({
    id: String(n),
    name: 'A',
    date: TODAY,
    proposals: base.proposals.slice(0, n).map(({ id }) => id),
    assumptions: {},
  })),
  costs: [
    { id: 'c', label: 'Show', amount: 5, countsAs: ['marketProjectCost'], kinds: { marketMeasures: 'exhibition' } },
  ],
  planAssumptions: { projectMonths: 6 },
};

describe('saved answers', () => {
  const anyText = fc.oneof(
    mutatedText(storedSession(session)),
    hostileValue.map((value) => JSON.stringify(value)),
    fc.string(),
  );

  test('of any kind give a session that is whole; what could not be used is named', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const read = readSession(base, text);
        expect(unnamed(read.dropped)).toEqual([]);
        expect(readSession(base, writeSession(read.session))).toEqual({ session: read.session, dropped: [] });
        const { tracks } = await assessor.assess(read.session.facts);
        expect(tracks.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(200) },
    );
  });

  test.each(EXHAUSTING)('%s, wherever it lies in them', (_, json) => {
    const value: unknown = JSON.parse(json);
    const whole = storedSession(session);
    for (const part of Object.keys(whole).filter((name) => name !== 'name')) {
      const read = parseSession(base, { ...whole, [part]: value });
      expect(read.dropped.length, part).toBeGreaterThan(0);
      expect(readSession(base, writeSession(read.session)).session).toEqual(read.session);
    }
    expect(parseSession(base, value).session).toBe(EMPTY_SESSION);
  });
});
