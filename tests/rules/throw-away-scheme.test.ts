/** A scheme, a question, a proposal and a case that exist only here: adding them is adding data, the code stays as it is. */
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

import { caseFile } from '../../src/cases/index.ts';
import { assess, compare } from '../../src/engine/index.ts';
import { loadRuleBase, parseFacts, ruleSetFor } from '../../src/rulebase/index.ts';
import type { RuleFiles } from '../../src/rulebase/index.ts';
import { asExpected, outcomes } from '../support/cases.ts';
import { day, must, ruleFiles } from '../support/rules.ts';

const text = (zh: string, en: string) => ({ 'zh-Hant': zh, en });
const from2025 = { from: '2025-01-01', sources: ['kite-page'], confidence: 'official' };

const source = {
  title: 'Kite Fund',
  publisher: 'Kite Office',
  kind: 'government',
  url: 'https://www.example.org/kites',
  date: '2025-01-01',
  checkedOn: '2026-11-22',
};
const fact = (section: string) => ({
  id: 'kitesFlown',
  type: 'int',
  section,
  roles: ['past'],
  label: text('放飛的風箏', 'Kites flown'),
  unit: text('隻', 'kites'),
  question: text('放飛過多少隻風箏？', 'How many kites have you flown?'),
  why: text('風箏基金要看數目。', 'The Kite Fund looks at the number.'),
});
const scheme = (aim: string) => ({
  id: 'kite-fund',
  name: [{ from: '2025-01-01', value: text('風箏基金', 'Kite Fund') }],
  shortName: [{ from: '2025-01-01', value: text('風箏基金', 'Kite Fund') }],
  department: text('風箏署', 'Kite Office'),
  contact: text('風箏署櫃位', 'Kite Office counter'),
  link: { label: text('網頁', 'Page'), url: 'https://www.example.org/kites', lastChecked: '2026-11-22' },
  reviewDue: '2027-11-22',
  params: {
    'fewest-kites': { unit: 'count', label: text('最少風箏', 'Fewest kites'), values: [{ ...from2025, value: 10 }] },
    'per-kite': { unit: 'hkd', label: text('每隻資助', 'Grant per kite'), values: [{ ...from2025, value: 700 }] },
  },
  criteria: {
    'enough-kites': {
      kind: 'rule',
      subject: 'applicant',
      condition: { fact: 'kitesFlown', operator: 'greaterThanInclusive', value: { param: 'fewest-kites' } },
      inForce: [from2025],
      sentence: text('放飛過最少 {fewest-kites} 隻風箏', 'Has flown {fewest-kites} kites or more'),
    },
  },
  tracks: {
    festival: {
      name: text('風箏節', 'Festival'),
      summary: text('資助放風箏。', 'Pays for kites.'),
      open: [from2025],
      aims: [aim],
      criteria: { 'enough-kites': true },
      award: { grant: { mul: [{ param: 'per-kite' }, { fact: 'kitesFlown' }] } },
    },
  },
});
const proposal = {
  id: 'fewer-kites',
  title: text('降低門檻', 'A lower threshold'),
  chapter: '1',
  quote: '風箏',
  summary: text('四隻便可。', 'Four kites are enough.'),
  onByDefault: true,
  kind: 'parameter',
  assumptions: {},
  changes: [{ op: 'set', scheme: 'kite-fund', param: 'fewest-kites', value: 4, only: 'lower' }],
  outcome: { status: 'not-enacted', text: text('未有回應。', 'No answer yet.'), sources: ['kite-page'] },
};
const worked = (id: string, proposals: string[], kitesFlown: number | null, expected: object) => ({
  id,
  title: text('放風箏的公司', 'A company with kites'),
  oracle: 'https://www.example.org/kites',
  asOf: '2026-11-22',
  proposals,
  assumptions: {},
  facts: { kitesFlown },
  expect: { 'kite-fund/festival': { status: 'open', ...expected } },
});

/** The shipped rule files with the four additions; nothing of them is known to the code. */
function withKites(): RuleFiles {
  const files = ruleFiles();
  const { sections, facts } = files['facts.json'] as { sections: { id: string }[]; facts: object[] };
  const aims = facts as { roles: string[]; options?: { value: string }[] }[];
  const aim = aims.find(({ roles }) => roles.includes('aims'))?.options?.[0]?.value ?? '';
  const [file = ''] = Object.keys(files).filter((name) => name.startsWith('proposals/'));
  const shipped = files[file] as { proposals: object[] };
  return {
    ...files,
    'sources.json': { ...(files['sources.json'] as object), 'kite-page': source },
    'facts.json': { sections, facts: [...facts, fact(sections[0]?.id ?? '')] },
    'schemes/kite-fund.json': scheme(aim),
    [file]: { ...shipped, proposals: [...shipped.proposals, proposal] },
  };
}
const base = must(loadRuleBase(withKites()));
const rules = (proposals: string[]) => must(ruleSetFor(base, { date: day('2026-11-22'), proposals }));

const { cases } = z.parse(caseFile, {
  cases: [
    worked('enough', [], 12, { verdict: 'eligible', award: { min: 8_400, max: 8_400 } }),
    worked('too-few', [], 5, { verdict: 'ineligible', award: null, criteria: { 'enough-kites': 'not-met' } }),
    worked('not-counted', [], null, { verdict: 'undetermined', missing: ['kitesFlown'] }),
    worked('enough-as-proposed', ['fewer-kites'], 5, { verdict: 'eligible', award: { min: 3_500, max: 3_500 } }),
  ],
});

test.each(cases)('$id', async ({ proposals, facts, expect: wanted }) => {
  const found = outcomes(await assess(base, rules(proposals), must(parseFacts(base, facts, 'kites'))));
  for (const [track, expected] of Object.entries(wanted)) expect(asExpected(expected, found[track])).toEqual(expected);
});

test('the proposal is named as what made the difference', async () => {
  const profile = { kitesFlown: 5 };
  const layers = await Promise.all(
    [[], ['fewer-kites']].map(async (proposals, i) => {
      const ruleSet = rules(proposals);
      return { id: String(i), ruleSet, assessment: await assess(base, ruleSet, profile) };
    }),
  );
  const [before, after] = layers;
  if (!before || !after) throw new Error('two layers');
  expect(compare(before, after, profile).differences).toMatchObject([
    {
      scheme: 'kite-fund',
      verdict: { from: 'ineligible', to: 'eligible' },
      causes: [{ kind: 'criterion', criterion: 'enough-kites', params: [{ param: 'fewest-kites', from: 10, to: 4 }] }],
    },
  ]);
});

test('a mistake in the new file is refused with its place', () => {
  const files = withKites();
  const broken = structuredClone(files['schemes/kite-fund.json']) as ReturnType<typeof scheme>;
  broken.criteria['enough-kites'].condition.value.param = 'no-such';
  const result = loadRuleBase({ ...files, 'schemes/kite-fund.json': broken });
  expect(result.ok ? [] : result.problems).toContainEqual({
    file: 'schemes/kite-fund.json',
    field: 'criteria.enough-kites.condition.value',
    expected: 'a parameter of the scheme',
    got: '"no-such"',
  });
});
