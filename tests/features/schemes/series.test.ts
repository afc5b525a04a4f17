/** Values over time: what is drawn, and that the table says the same. */
import { expect, test } from 'vitest';

import { historiesOf, leastCertain } from '../../../src/features/schemes/series.ts';
import { sourcesOf } from '../../../src/features/schemes/sources-of.ts';
import type { Scheme } from '../../../src/rulebase/index.ts';
import { base, day } from '../../support/rules.ts';

type Param = Scheme['params'][string];
const [first] = base.schemes;
if (!first) throw new Error('no scheme');
const value = (from: string, until: string | undefined, of: Param['values'][number]['value'], sure = true) => ({
  from: day(from),
  ...(until === undefined ? {} : { until: day(until) }),
  value: of,
  sources: [],
  confidence: sure ? ('official' as const) : ('unverified' as const),
});
const label = { 'zh-Hant': '數', en: 'Number' };
const withParams = (params: Scheme['params']): Scheme => ({ ...first, params });

test('a number that changed is drawn with its gap, its doubt and its "no limit"', () => {
  const { changed } = historiesOf(
    withParams({
      cap: {
        unit: 'hkd',
        label,
        values: [
          value('2020-01-01', '2020-12-31', 10),
          value('2021-01-01', '2021-06-30', 'no-limit', false),
          value('2022-01-01', undefined, 20),
        ],
      },
    }),
  );
  expect(changed[0]?.steps).toEqual([
    { from: '2020-01-01', value: 10, uncertain: false },
    { from: '2021-01-01', value: 'no-limit', uncertain: true },
    { from: '2021-07-01', value: null },
    { from: '2022-01-01', value: 20, uncertain: false },
  ]);
  expect(changed[0]?.periods.map(({ from }) => from)).toEqual(['2022-01-01', '2021-01-01', '2020-01-01']);
});

test('shares are numbers; lists and flags are not drawn; what never changed is apart', () => {
  const { changed, constant } = historiesOf(
    withParams({
      share: {
        unit: 'rate',
        label,
        values: [value('2020-01-01', '2020-12-31', '1/2'), value('2021-01-01', undefined, '1/4')],
      },
      list: {
        unit: 'options',
        label,
        values: [value('2020-01-01', '2020-12-31', ['a']), value('2021-01-01', undefined, ['b'])],
      },
      same: { unit: 'count', label, values: [value('2020-01-01', '2020-12-31', 3), value('2021-01-01', undefined, 3)] },
    }),
  );
  expect(changed.map(({ id, steps }) => [id, steps?.map((step) => step.value)])).toEqual([
    ['share', [0.5, 0.25]],
    ['list', undefined],
  ]);
  expect(constant.map(({ id }) => id)).toEqual(['same']);
});

test('the least certain of several is named', () => {
  expect(leastCertain(['official', 'inferred'])).toBe('inferred');
});

test('every document that a scheme names is on its list, and all of them are known', () => {
  for (const scheme of base.schemes) {
    const ids = sourcesOf(scheme);
    expect(ids.length, scheme.id).toBeGreaterThan(0);
    expect(
      ids.filter((id) => !base.sources[id]),
      scheme.id,
    ).toEqual([]);
    const named = Object.values(scheme.params).flatMap(({ values }) => values.flatMap(({ sources }) => sources));
    expect(
      named.filter((id) => !ids.includes(id)),
      scheme.id,
    ).toEqual([]);
  }
});
