/** What grants change, how they are paid, and what belongs to a budget: the checks, and what holds on a day. */
import { describe, expect, test } from 'vitest';

import { factsOfAmount, loadRuleBase, parseRate, resolve } from '../../src/rulebase/index.ts';
import type { Scheme } from '../../src/rulebase/index.ts';
import { prepare } from '../../src/engine/prepare.ts';
import { base, day, deciding, ruleFiles, rulesFor } from '../support/rules.ts';

interface Draft {
  tracks: Record<string, { grantEffects: object[]; payments: Record<string, object[]> }>;
}
interface FactDraft {
  id: string;
  type: string;
  [link: string]: unknown;
}
/** What is said of rule files after a change: fields that are wrong. */
function problemsAfter(
  change: (bud: Draft['tracks'][string], facts: FactDraft[], settings: Record<string, Record<string, object>>) => void,
): string[] {
  const files = ruleFiles();
  const bud = (files['schemes/bud.json'] as Draft).tracks['general'];
  if (!bud) throw new Error('the track this test breaks');
  change(
    bud,
    (files['facts.json'] as { facts: FactDraft[] }).facts,
    files['settings.json'] as Record<string, Record<string, object>>,
  );
  const result = loadRuleBase(files);
  return result.ok ? [] : result.problems.map(({ field }) => field);
}
const factOf = (facts: FactDraft[], id: string): FactDraft => {
  const found = facts.find((fact) => fact.id === id);
  if (!found) throw new Error(`no fact ${id}`);
  return found;
};

describe('effects that are refused', () => {
  const at = 'tracks.general.grantEffects.0';
  test.each([
    ['of a fact that is not there', [{ op: 'add-grant', fact: 'noSuchFact' }], `${at}.fact`],
    ['of a plan instead of the past', [{ op: 'add-grant', fact: 'marketProjectCost' }], `${at}.fact`],
    ['a grant added to a count', [{ op: 'add-grant', fact: 'budProjectsApproved' }], at],
    ['a count added to an amount', [{ op: 'add', amount: 1, fact: 'budGrantsReceived' }], at],
    ['a number set where it is yes or no', [{ op: 'set', value: 1, fact: 'appliedEasyBudBefore' }], at],
    ['a part without its whole', [{ op: 'add-grant', fact: 'budGrantsOngoing' }], `${at}.fact`],
    [
      'a fact changed twice',
      [
        { op: 'add', amount: 1, fact: 'budProjectsApproved' },
        { op: 'add', amount: 1, fact: 'budProjectsApproved' },
      ],
      'tracks.general.grantEffects.1.fact',
    ],
    [
      'a condition on a fact that is not there',
      [
        {
          op: 'add',
          amount: 1,
          fact: 'budProjectsApproved',
          when: { fact: 'noSuchFact', operator: 'equal', value: true },
        },
      ],
      `${at}.when.fact`,
    ],
    ['an unknown operation', [{ op: 'forget', fact: 'budProjectsApproved' }], `${at}.op`],
  ])('%s', (_, effects, field) => {
    expect(
      problemsAfter((bud) => {
        bud.grantEffects = effects;
      }),
    ).toContain(field);
  });
});

describe('payments that are refused', () => {
  const entry = { from: '2025-03-14', sources: ['bud-tips'], confidence: 'official' };
  test.each([
    ['a share above the whole', { advance: [{ ...entry, value: '3/2' }] }, 'tracks.general.payments'],
    ['a share in percent', { advance: [{ ...entry, value: '20%' }] }, 'tracks.general.payments.advance.0.value'],
    [
      'no source',
      { result: [{ ...entry, value: { workingDays: 3 }, sources: [] }] },
      'tracks.general.payments.result.0.sources',
    ],
    [
      'days that overlap',
      { report: [entry, entry].map((each) => ({ ...each, value: { months: 2 } })) },
      'tracks.general.payments.report.1.from',
    ],
    ['a length without a unit', { report: [{ ...entry, value: 2 }] }, 'tracks.general.payments.report.0.value'],
  ])('%s', (_, payments, field) => {
    expect(
      problemsAfter((bud) => {
        bud.payments = payments;
      }),
    ).toContain(field);
  });
});

describe('budgets that are refused', () => {
  test('what tells of a budget that is none', () => {
    expect(problemsAfter((_, facts) => (factOf(facts, 'marketMeasures')['kindsOf'] = 'budGrantsReceived'))).toContain(
      'facts.marketMeasures.kindsOf',
    );
  });
  test('months that are no number', () => {
    expect(
      problemsAfter((_, facts) => (factOf(facts, 'cleanerTechnology')['monthsOf'] = 'cleanerProjectCost')),
    ).toContain('facts.cleanerTechnology.monthsOf');
  });
  test('two that tell the same', () => {
    expect(
      problemsAfter((_, facts) => (factOf(facts, 'promotionActivity')['kindsOf'] = 'marketProjectCost')),
    ).toContain('facts.promotionActivity.kindsOf');
  });
  test('a budget that is no amount', () => {
    expect(problemsAfter((_, facts) => (factOf(facts, 'nifsProjectsActive')['roles'] = ['past', 'cost']))).toContain(
      'facts.nifsProjectsActive.type',
    );
  });
});

test('an assumption of ours lies within its own range', () => {
  const broken = problemsAfter((_, __, settings) => {
    settings['planAssumptions'] = {
      ...settings['planAssumptions'],
      monthsToPayment: { ...settings['planAssumptions']?.['monthsToPayment'], default: 99 },
    };
  });
  expect(broken).toEqual(['planAssumptions.monthsToPayment.default']);
});

describe('on a day', () => {
  const paymentsOf = (date: string, scheme: string, track: string) =>
    resolve(base, day(date))
      .schemes.find(({ id }) => id === scheme)
      ?.tracks.find(({ id }) => id === track)?.payments;

  test('the advance is the one of the day', () => {
    expect(paymentsOf('2025-03-13', 'bud', 'general')?.advance).toMatchObject({
      value: '0.75',
      confidence: 'official',
    });
    expect(paymentsOf('2025-03-14', 'bud', 'general')?.advance).toMatchObject({
      value: '0.20',
      confidence: 'secondary',
    });
    expect(paymentsOf('2025-03-14', 'bud', 'easy')?.advance).toMatchObject({ value: '0', confidence: 'secondary' });
  });
  test('what is not known is left out', () => {
    expect(paymentsOf('2024-06-01', 'bud', 'easy')?.advance).toBeUndefined();
    expect(paymentsOf('2026-11-22', 'manufacturing-plus', 'upgrade')).toEqual({});
    expect(paymentsOf('2025-07-29', 'nifs', 'smart-line')?.result).toBeUndefined();
    expect(paymentsOf('2025-07-30', 'nifs', 'smart-line')?.result?.value).toEqual({ workingDays: 35 });
  });
  test('nothing that may not decide is told', () => {
    const files = ruleFiles();
    const advance = (files['schemes/bud.json'] as Draft).tracks['general']?.payments['advance'];
    for (const entry of advance ?? []) Object.assign(entry, { confidence: 'unverified' });
    const result = loadRuleBase(files);
    const track = result.ok
      ? resolve(result.value, day('2025-03-14')).schemes.find(({ id }) => id === 'bud')?.tracks[0]
      : undefined;
    expect(track?.id).toBe('general');
    expect(track?.payments.advance).toBeUndefined();
  });
});

describe('the shipped rules', () => {
  const schemes: Scheme[] = [
    ...base.schemes,
    ...base.proposals.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.op === 'add-scheme' ? [change.definition] : [])),
    ),
  ];
  const tracks = schemes.flatMap((scheme) =>
    Object.entries(scheme.tracks).map(([id, track]) => ({ name: `${scheme.id}/${id}`, track })),
  );

  test('every amount an award is a share of is a budget', () => {
    const past = new Set(base.facts.filter(({ roles }) => roles.includes('past')).map(({ id }) => id));
    const budgets = new Set(base.facts.filter(({ roles }) => roles.includes('cost')).map(({ id }) => id));
    const amounts = new Set(base.facts.filter(({ type }) => type === 'hkd').map(({ id }) => id));
    const read = new Set(tracks.flatMap(({ track }) => (track.award ? factsOfAmount(track.award.grant) : [])));
    expect([...read].filter((id) => amounts.has(id) && !past.has(id) && !budgets.has(id))).toEqual([]);
    expect([...budgets].filter((id) => !read.has(id))).toEqual([]);
  });

  test('every ceiling and count is drawn on by the grants it limits', () => {
    /** A bond of the past, not a grant: whether a later one still counts as the first is for the department. */
    const NO_GRANT = ['labelledBondInPast5Years'];
    const past = base.facts
      .filter(({ id, roles }) => roles.includes('past') && !NO_GRANT.includes(id))
      .map(({ id }) => id);
    const missing = prepare(rulesFor('2024-12-31', deciding())).flatMap(({ scheme, track, facts }) => {
      const changed = track.grantEffects.map(({ fact }) => fact);
      // what only a sister track adds to, such as the local part of the same ceiling, is its own to change
      const ownScheme = scheme.tracks.flatMap(({ grantEffects }) => grantEffects.map(({ fact }) => fact));
      return facts
        .filter((fact) => past.includes(fact) && !changed.includes(fact) && !ownScheme.includes(fact))
        .map((fact) => `${scheme.id}/${track.id} ${fact}`);
    });
    expect(missing).toEqual([]);
  });

  test('what is said of the advance in words and in numbers agrees', () => {
    const percents = tracks.flatMap(({ name, track }) =>
      (track.payments?.advance ?? []).flatMap(({ from, value }) => {
        const share = parseRate(value);
        const words = track.cashFlow?.find(
          (text) => text.from <= from && (text.until === undefined || text.until >= from),
        );
        const percent = share ? Number((share.num * 100n) / share.den) : Number.NaN;
        return words && (percent === 0 || words.value.en.includes(`${percent}%`)) ? [] : [`${name} ${from}`];
      }),
    );
    expect(percents).toEqual([]);
  });
});
