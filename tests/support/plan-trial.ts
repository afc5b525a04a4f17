/** Rule bases made up for one run, in which grants open, close, raise and lower other tracks in every way. */
import * as fc from 'fast-check';

import type { PlanItem } from '../../src/engine/index.ts';
import type { Fact, Profile, RuleBase, Scheme } from '../../src/rulebase/index.ts';
import { scheme as schemeShape } from '../../src/rulebase/schema.ts';
import { crossCheck } from '../../src/rulebase/validate.ts';
import { base } from './rules.ts';

const words = { 'zh-Hant': '試', en: 'Trial' };
const always = { from: '2020-01-01', sources: [Object.keys(base.sources)[0] ?? ''], confidence: 'official' };
const [section] = base.sections;
const [aim = ''] = base.facts.find(({ roles }) => roles.includes('aims'))?.options?.map(({ value }) => value) ?? [];

const trialFact = (id: string, type: Fact['type'], role: Fact['roles'][number], more: Partial<Fact> = {}): Fact => ({
  id,
  type,
  section: section?.id ?? '',
  roles: role === 'cost' ? ['project', 'cost'] : [role],
  label: words,
  question: words,
  why: words,
  ...(type === 'int' ? { unit: words } : {}),
  ...more,
});
const options = (...values: string[]) => values.map((value) => ({ value, label: words }));
const FACTS: Fact[] = [
  trialFact('costA', 'hkd', 'cost'),
  trialFact('costB', 'hkd', 'cost'),
  trialFact('yearlyC', 'hkd', 'cost'),
  trialFact('yearsC', 'int', 'project', { yearsOf: 'yearlyC' }),
  trialFact('kindsA', 'set', 'project', { kindsOf: 'costA', options: options('red', 'blue') }),
  trialFact('kindB', 'one', 'project', { kindsOf: 'costB', options: options('low', 'high') }),
  trialFact('taken', 'hkd', 'past'),
  trialFact('takenPart', 'hkd', 'past', { partOf: 'taken' }),
  trialFact('other', 'hkd', 'past'),
  trialFact('aside', 'hkd', 'past'),
  trialFact('times', 'int', 'past'),
  trialFact('member', 'bool', 'past'),
];

const RATES = ['1/4', '1/3', '1/2', '3/4', '1'];
const CEILINGS = 3;

/** Room under a ceiling, in the shapes that awards give it. */
const arbitraryRoom = fc
  .record({
    fact: fc.constantFrom('taken', 'taken', 'takenPart', 'other'),
    ceiling: fc.nat(CEILINGS - 1),
    shape: fc.constantFrom('plain', 'plain', 'never-negative', 'with-a-quota', 'switched'),
  })
  .map(({ fact, ceiling, shape }) => {
    const room = (param: string, of: string) => ({ sub: [{ param }, { fact: of }] });
    const positive = (part: object) => ({ max: [{ amount: 0 }, part] });
    const plain = room(`ceiling-${ceiling}`, fact);
    switch (shape) {
      case 'never-negative':
        return positive(plain);
      case 'with-a-quota':
        return { add: [positive(plain), positive(room('quota', 'takenPart'))] };
      case 'switched':
        return {
          if: { param: 'limits', operator: 'equal', value: true },
          then: plain,
          else: { unlimited: true },
        };
      default:
        return plain;
    }
  });

/** A part is only ever added to with its whole; membership is gained or lost. */
const arbitraryEffects = fc
  .record({
    taken: fc.boolean(),
    part: fc.constantFrom('never', 'never', 'always', 'when-high'),
    other: fc.boolean(),
    times: fc.boolean(),
    member: fc.constantFrom(null, null, true, false),
  })
  .map(({ taken, part, other, times, member }) => [
    ...(taken || part !== 'never' ? [{ op: 'add-grant', fact: 'taken' }] : []),
    ...(part === 'never'
      ? []
      : [
          {
            op: 'add-grant',
            fact: 'takenPart',
            ...(part === 'when-high' ? { when: { fact: 'kindB', operator: 'equal', value: 'high' } } : {}),
          },
        ]),
    ...(other ? [{ op: 'add-grant', fact: 'other' }] : []),
    ...(times ? [{ op: 'add', amount: 1, fact: 'times' }] : []),
    ...(member === null ? [] : [{ op: 'set', value: member, fact: 'member' }]),
  ]);

interface TrialTrack {
  criteria: Record<string, boolean>;
  award: { grant: { min: object[] } };
  grantEffects: object[];
}
const arbitraryTrack: fc.Arbitrary<TrialTrack> = fc
  .record({
    rate: fc.nat(RATES.length - 1),
    cap: fc.integer({ min: 1, max: 400 }),
    budgets: fc.subarray(['costA', 'costB', 'yearlyC'], { minLength: 1, maxLength: 2 }),
    rooms: fc.array(arbitraryRoom, { maxLength: 2 }),
    // more for every time before, so that an earlier grant can raise a later one
    perTime: fc.option(fc.integer({ min: 1, max: 90 }), { freq: 3 }),
    needs: fc.subarray(['room', 'times', 'member', 'not-member', 'red', 'high'], { maxLength: 2 }),
    effects: arbitraryEffects,
  })
  .map(({ rate, cap, budgets, rooms, perTime, needs, effects }) => ({
    name: words,
    summary: words,
    open: [always],
    aims: [aim],
    criteria: Object.fromEntries(needs.map((need) => [need, true])),
    award: {
      grant: {
        min: [
          { add: budgets.map((fact) => ({ mul: [{ param: `rate-${rate}` }, { fact }] })) },
          { amount: cap },
          ...rooms,
          ...(perTime === null ? [] : [{ mul: [{ amount: perTime }, { add: [{ amount: 1 }, { fact: 'times' }] }] }]),
        ],
      },
    },
    grantEffects: effects,
  }));

/** A track that shares a ceiling with its like only, so that there are two groups that do not touch. */
const aside: fc.Arbitrary<TrialTrack> = arbitraryTrack.map((track) => ({
  ...track,
  criteria: {},
  award: {
    grant: { min: [...track.award.grant.min.slice(0, 2), { sub: [{ param: 'ceiling-2' }, { fact: 'aside' }] }] },
  },
  grantEffects: [{ op: 'add-grant', fact: 'aside' }],
}));

const rule = (condition: object) => ({
  kind: 'rule',
  subject: 'applicant',
  condition,
  inForce: [always],
  sentence: words,
});
const CRITERIA: Record<string, object> = {
  room: rule({ fact: 'taken', operator: 'lessThan', value: { param: 'ceiling-0' } }),
  times: rule({ fact: 'times', operator: 'lessThan', value: { param: 'most-times' } }),
  member: rule({ fact: 'member', operator: 'equal', value: true }),
  'not-member': rule({ fact: 'member', operator: 'equal', value: false }),
  red: rule({ fact: 'kindsA', operator: 'subsetOf', value: ['red'] }),
  high: rule({ fact: 'kindB', operator: 'equal', value: 'high' }),
};
const param = (unit: string, value: number | string | boolean) => ({
  unit,
  label: words,
  values: [{ ...always, value }],
});

/** A rule base with one made-up scheme of several tracks that share ceilings, counts and memberships. */
export const arbitraryTrialBase: fc.Arbitrary<RuleBase> = fc
  .record({
    tracks: fc.oneof<fc.WeightedArbitrary<TrialTrack[]>[]>(
      { weight: 3, arbitrary: fc.array(arbitraryTrack, { minLength: 2, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.tuple(arbitraryTrack, arbitraryTrack, aside, aside) },
    ),
    ceilings: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: CEILINGS, maxLength: CEILINGS }),
    quota: fc.constantFrom(0, 0, 50),
    limits: fc.boolean(),
    mostTimes: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ tracks, ceilings, quota, limits, mostTimes }) => {
    const used = new Set(tracks.flatMap((track) => Object.keys(track.criteria)));
    const scheme: Scheme = schemeShape.parse({
      id: 'trial',
      name: [{ from: '2020-01-01', value: words }],
      shortName: [{ from: '2020-01-01', value: words }],
      department: words,
      contact: words,
      link: { label: words, url: 'https://www.example.org', lastChecked: '2026-11-22' },
      reviewDue: '2027-11-22',
      params: {
        ...Object.fromEntries(RATES.map((rate, i) => [`rate-${i}`, param('rate', rate)])),
        ...Object.fromEntries(ceilings.map((ceiling, i) => [`ceiling-${i}`, param('hkd', ceiling)])),
        quota: param('hkd', quota),
        limits: param('flag', limits),
        'most-times': param('count', mostTimes),
      },
      criteria: Object.fromEntries(Object.entries(CRITERIA).filter(([id]) => used.has(id))),
      tracks: Object.fromEntries(tracks.map((track, i) => [`track-${i}`, track])),
    });
    const made: RuleBase = { ...base, schemes: [scheme], proposals: [], facts: [...base.facts, ...FACTS] };
    const problems = crossCheck(made);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return made;
  });

/** A company of such a rule base; some answers are missing. */
export const arbitraryTrialProfile: fc.Arbitrary<Profile> = fc
  .record({
    yearsC: fc.integer({ min: 1, max: 3 }),
    kindsA: fc.option(fc.subarray(['red', 'blue']), { freq: 3 }),
    kindB: fc.option(fc.constantFrom('low', 'high'), { freq: 3 }),
    taken: fc.option(fc.nat(200), { freq: 4 }),
    share: fc.integer({ min: 0, max: 10 }),
    other: fc.option(fc.nat(200), { freq: 6 }),
    aside: fc.nat(200),
    times: fc.option(fc.nat(2), { freq: 4 }),
    member: fc.option(fc.boolean(), { freq: 4 }),
  })
  .map(({ share, ...answers }) => ({
    ...answers,
    takenPart: answers.taken === null ? null : Math.floor((answers.taken * share) / 10),
  }));

/** Items of such a rule base. */
export const arbitraryTrialItems: fc.Arbitrary<PlanItem[]> = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 1, max: 500 }),
      countsAs: fc.oneof(
        { weight: 4, arbitrary: fc.subarray(['costA', 'costB'], { minLength: 1 }) },
        { weight: 1, arbitrary: fc.constant(['yearlyC']) },
      ),
      kindsA: fc.option(fc.constantFrom('red', 'blue'), { freq: 5 }),
      kindB: fc.option(fc.constantFrom('low', 'high'), { freq: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ amount, countsAs, ...kinds }, i) => ({
      id: `item-${i}`,
      label: '',
      amount,
      countsAs,
      kinds: Object.fromEntries(
        Object.entries(kinds).flatMap(([fact, kind]) => (kind === null ? [] : [[fact, kind] as const])),
      ),
    })),
  );
