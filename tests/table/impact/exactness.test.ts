/** Sums beyond what numbers hold exactly, and lists without anybody. */
import { expect, test } from 'vitest';

import { compileTable, createTableAssessor, tableOf } from '../../../src/table/index.ts';
import { bestDifference } from '../../../src/table/impact/best-awards.ts';
import { changesBetween } from '../../../src/table/impact/changes.ts';
import { companyFigures, companyPlanes } from '../../../src/table/impact/company-figures.ts';
import { everybody, groupingsOf } from '../../../src/table/impact/groups.ts';
import { groupedList, impactOf, inSteps } from '../../../src/table/impact/index.ts';
import type { AssessedLayer } from '../../../src/table/impact/index.ts';
import { base, TODAY } from '../../support/rules.ts';
import { toyBase, toyFact, toyRules } from '../support.ts';

const noPause = () => undefined;
const toy = toyBase([
  toyFact('aims', 'set', ['grow'], ['aims']),
  { ...toyFact('size', 'int', undefined, ['group-by']), bands: [0, 10] },
  toyFact('cost', 'hkd'),
]);
const LARGEST = Number.MAX_SAFE_INTEGER;
const profiles = [
  { aims: ['grow'], cost: LARGEST, size: 3 },
  { aims: ['grow'], cost: LARGEST - 1, size: 10 },
  { aims: ['grow'], cost: LARGEST - 3 },
  { aims: ['grow'], cost: 7, size: 9 },
];

test('huge awards are summed exactly, over all and by group', async () => {
  const table = tableOf(toy, profiles, 32);
  const award = { grant: { fact: 'cost' }, notes: [] };
  const layerOf = (tracks: string[], rules: number[]): AssessedLayer => {
    const ruleSet = toyRules(tracks.map((id) => ({ id, criteria: {}, award })));
    const compiled = compileTable(toy, ruleSet);
    const assessor = createTableAssessor(table);
    const result = assessor.assess(compiled);
    const request = { id: '', date: TODAY, proposals: [], assumptions: {} };
    return { request, compiled, result, rules, planes: (wanted) => assessor.planes(compiled, wanted) };
  };
  const two = layerOf(['one', 'other'], [1, 2]);
  const groupings = [everybody(table), ...groupingsOf(toy, table)];
  const figures = await inSteps(companyFigures(two.result, companyPlanes(two.result), groupings), noPause);
  const n = BigInt(LARGEST);
  const best = [3n * n - 4n + 7n, n + 7n, n - 1n, n - 3n];
  expect(figures.flat().map((each) => each.best)).toEqual(best.map((sum) => ({ min: sum, max: sum })));
  expect(figures.flat().map((each) => each.all.award.max)).toEqual(best.map((sum) => 2n * sum));
  const none = layerOf([], []);
  const { companies } = await inSteps(changesBetween(none, two), noPause);
  expect(await inSteps(bestDifference(none, two, companies), noPause)).toEqual({ min: best[0], max: best[0] });
});

test('a list without anybody has figures of nothing', async () => {
  const list = groupedList(base, tableOf(base, []));
  const impact = await impactOf(list, { layers: [], pairs: [], random: () => 0, pause: noPause });
  expect(impact).toEqual({ rows: 0, layers: [], pairs: [], groups: [], agreement: { checked: 0, differing: [] } });
});
