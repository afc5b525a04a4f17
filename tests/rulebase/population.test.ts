/** How made-up lists are drawn: the file is whole, and a broken one is refused with the place named. */
import { describe, expect, test } from 'vitest';

import { loadPopulation, parsePopulation, settingValues } from '../../src/rulebase/index.ts';
import type { Population } from '../../src/rulebase/index.ts';
import { base, must, populationFile } from '../support/rules.ts';

const population = must(parsePopulation(base, populationFile()));

test('the one that is loaded is the file', async () =>
  expect(await loadPopulation(base)).toEqual(must(parsePopulation(base, populationFile()))));

test('it says of every fact how it is drawn', () => {
  const drawn = population.blocks.flatMap(({ draws }) => draws.map(({ fact }) => fact));
  expect(base.facts.map(({ id }) => id).filter((id) => !drawn.includes(id))).toEqual([]);
});

test('the tables are the published ones', () => {
  const totals = population.tables.map(({ year, rows }) => {
    const all = Object.values(rows);
    return [
      year,
      all.reduce((sum, row) => sum + row.enterprises, 0),
      all.reduce((sum, { persons }) => sum + persons, 0),
    ];
  });
  expect(totals).toEqual([
    [2019, 339_678, 1_283_530],
    [2020, 343_313, 1_205_773],
  ]);
});

describe('settings', () => {
  test('those given take the place of the defaults', () => {
    const [first, second] = population.settings;
    if (!first || !second) throw new Error('no settings');
    const values = must(settingValues(population, { [first.id]: first.max }));
    expect([values[first.id], values[second.id]]).toEqual([first.max, second.default]);
    expect(Object.keys(values)).toHaveLength(population.settings.length);
  });
  test('one out of its range, or of no population, is refused', () => {
    const [first] = population.settings;
    if (!first) throw new Error('no settings');
    for (const given of [{ [first.id]: first.max + 1 }, { [first.id]: Number.NaN }, { nonsense: 1 }])
      expect(settingValues(population, given)).toMatchObject({
        ok: false,
        problems: [{ field: Object.keys(given)[0] }],
      });
  });
});

/** An entry that is there. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no entry ${index}`);
  return found;
}

describe('a broken file', () => {
  const choiceOf = ({ blocks }: Population) => {
    const found = at(blocks, 0).draws.find(({ cases }) => at(cases, 0).draw.kind === 'choice');
    if (!found) throw new Error('no choice in the first block');
    return at(found.cases, 0);
  };
  const broken: [string, (file: Population) => void, string][] = [
    ['a fact that does not exist', ({ blocks }) => void (at(at(blocks, 0).draws, 0).fact = 'no'), '.no'],
    ['a setting nothing reads', ({ settings }) => settings.push({ ...at(settings, 0), id: 'idle' }), 'settings.idle'],
    ['a setting that is missing', ({ settings }) => settings.splice(1, 1), 'settings'],
    ['a default out of range', ({ settings }) => void (at(settings, 0).default = 1), 'default'],
    ['a table without a section', ({ tables }) => void (at(tables, 0).rows = {}), 'tables.2019.rows'],
    ['a source that is not on file', ({ tables }) => at(tables, 0).sources.push('hearsay'), 'sources'],
    ['a condition over a later fact', (file) => void (file.blocks = file.blocks.toReversed()), 'blocks'],
    [
      'an option that does not exist',
      (file) => void (choiceOf(file).draw = { kind: 'choice', weights: { cooperative: 1 } }),
      'blocks',
    ],
    ['a draw of another type', (file) => void (choiceOf(file).draw = { kind: 'share', yes: 5 }), 'blocks'],
  ];
  test.each(broken)('%s', (_, spoil, place) => {
    const file = structuredClone(population);
    spoil(file);
    const parsed = parsePopulation(base, file);
    expect(parsed.ok ? [] : parsed.problems.map(({ field }) => field).join()).toContain(place);
  });
});
