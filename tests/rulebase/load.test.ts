/** Broken rule files: one clear problem that names file, path and what was expected; nothing half-loaded. */
import { expect, test } from 'vitest';

import { loadRuleBase, loadRuleBaseInSteps, sentence } from '../../src/rulebase/index.ts';
import { base, ruleFiles } from '../support/rules.ts';

type Json = Record<string, unknown>;
/** Walk into parsed JSON and change one place. */
function edit(files: Json, file: string, path: (string | number)[], change: (parent: Json, key: string) => void): Json {
  const last = path.at(-1);
  let at = files[file] as Json;
  for (const key of path.slice(0, -1)) at = at[key] as Json;
  change(at, String(last));
  return files;
}
const set = (file: string, path: (string | number)[], value: unknown): Json =>
  edit(ruleFiles(), file, path, (parent, key) => Object.assign(parent, { [key]: value }));
const drop = (file: string, path: (string | number)[]): Json =>
  edit(ruleFiles(), file, path, (parent, key) => delete parent[key]);
const said = (files: Json): string[] => {
  const result = loadRuleBase(files);
  return result.ok ? [] : result.problems.map(sentence);
};

const scheme = base.schemes[0];
if (!scheme) throw new Error('no scheme');
const file = `schemes/${scheme.id}.json`;
const [paramId = ''] = Object.keys(scheme.params);
const [criterionId = ''] = Object.keys(scheme.criteria);
const [trackId = ''] = Object.keys(scheme.tracks);
const bands = ['facts', base.facts.findIndex((fact) => fact.bands !== undefined), 'bands'];
const condition = ['criteria', criterionId, 'condition'];

test('the shipped rule files load', () => expect(said(ruleFiles())).toEqual([]));

test.each<[string, Json]>([
  ['the shipped rule files', ruleFiles()],
  ['a broken file', set('facts.json', ['facts'], 'x')],
])('%s, read step by step, are read as at once', async (_, files) => {
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses += 1;
    await Promise.resolve();
  };
  expect(await loadRuleBaseInSteps(files, pause)).toEqual(loadRuleBase(files));
  expect(pauses).toBeGreaterThanOrEqual(base.schemes.length);
});

test.each<[string, Json, RegExp]>([
  [
    'a largest number of an answer that is none',
    set('facts.json', ['facts', base.facts.findIndex(({ type }) => type === 'bool'), 'mostInLists'], 5),
    /mostInLists: expected a number that is counted or an amount, got "?bool/,
  ],
  [
    'a missing file',
    (() => {
      const files = ruleFiles();
      delete files['facts.json'];
      return files;
    })(),
    /^facts\.json: expected this file to exist$/,
  ],
  [
    'a missing field',
    drop(file, ['tracks', trackId, 'aims']),
    new RegExp(`^${file}, tracks\\.${trackId}\\.aims: expected a value of type array`),
  ],
  [
    'a wrong type',
    set(file, ['params', paramId, 'values'], 'x'),
    new RegExp(`${file}, params\\.${paramId}\\.values: expected a value of type array, got "x"`),
  ],
  [
    'a malformed date',
    set(file, ['params', paramId, 'values', 0, 'from'], '2023-02-30'),
    /values\.0\.from: expected a calendar date YYYY-MM-DD, got "2023-02-30"/,
  ],
  ['an unknown key', set(file, ['colour'], 'red'), /expected only known fields; not known: colour/],
  [
    'an unknown fact',
    set(file, [...condition, 'fact'], 'shoeSize'),
    new RegExp(
      `${file}, criteria\\.${criterionId}\\.condition\\.fact: expected a fact of facts\\.json, got "shoeSize"`,
    ),
  ],
  [
    'an unknown operator',
    set(file, [...condition, 'operator'], 'startsWith'),
    /condition\.operator: expected one of equal, notEqual/,
  ],
  ['a priority', set(file, [...condition, 'priority'], 5), /not known: priority/],
  ['an empty any', set(file, condition, { any: [] }), /condition\.any: expected something, not nothing/],
  [
    'two keys on one node',
    set(file, condition, {
      any: [{ fact: 'listed', operator: 'equal', value: true }],
      not: { fact: 'listed', operator: 'equal', value: true },
    }),
    /not known: (not|any)/,
  ],
  [
    'a fact named twice',
    set(file, condition, {
      any: [
        { fact: 'listed', operator: 'equal', value: true },
        { fact: 'listed', operator: 'equal', value: false },
      ],
    }),
    /expected each fact at most once .*"listed"/,
  ],
  [
    'a value of the wrong type for its fact',
    set(file, condition, { fact: 'listed', operator: 'equal', value: 'yes' }),
    /condition\.value: expected a value of listed, got "yes"/,
  ],
  [
    'an operator that does not suit its fact',
    set(file, condition, { fact: 'listed', operator: 'lessThan', value: 3 }),
    /condition\.operator: expected an operator for a fact of type bool, got "lessThan"/,
  ],
  [
    'a parameter that does not exist',
    set(file, condition, { fact: 'hkEmployees', operator: 'lessThan', value: { param: 'no-such' } }),
    /condition\.value: expected a parameter of the scheme, got "no-such"/,
  ],
  [
    'a value that does not fit its unit',
    set(file, ['params', paramId, 'values', 0, 'value'], -1),
    new RegExp(`params\\.${paramId}\\.values\\.0\\.value: expected a value of unit`),
  ],
  [
    'overlapping values',
    edit(ruleFiles(), file, ['params', paramId, 'values'], (parent, key) => {
      const [first] = parent[key] as unknown[];
      parent[key] = [first, structuredClone(first)];
    }),
    new RegExp(`params\\.${paramId}\\.values\\.1\\.from: expected a day after the end of the entry before it`),
  ],
  [
    'an unknown source',
    set(file, ['params', paramId, 'values', 0, 'sources'], ['hearsay']),
    /values\.0\.sources: expected ids of sources\.json, got "hearsay"/,
  ],
  [
    'a criterion no track uses',
    set(file, ['tracks', trackId, 'criteria'], {}),
    new RegExp(`criteria\\.[a-z-]+: expected a track that uses it`),
  ],
  [
    'an unknown aim',
    set(file, ['tracks', trackId, 'aims'], ['get-rich']),
    /aims: expected aims listed in facts\.json, got "get-rich"/,
  ],
  [
    'an unknown successor',
    set(file, ['tracks', trackId, 'successor'], 'a/b'),
    /successor: expected scheme\/track of this rule base, got "a\/b"/,
  ],
  [
    'a missing language',
    drop(file, ['criteria', criterionId, 'sentence', 'en']),
    new RegExp(`criteria\\.${criterionId}\\.sentence\\.en: expected a value of type string`),
  ],
  [
    'a placeholder that names nothing',
    set(file, ['criteria', criterionId, 'sentence', 'en'], 'At most {no-such}'),
    /sentence\.en: expected placeholders that name a parameter of the scheme, got "\{no-such\}"/,
  ],
  [
    'an id that is not the file name',
    set(file, ['id'], 'other'),
    new RegExp(`${file}, id: expected the id of the file name, ${scheme.id}, got other`),
  ],
  [
    'a proposal aimed at no scheme',
    set('proposals/cma-2023.json', ['proposals', 0, 'changes', 0, 'scheme'], 'moon-fund'),
    /^proposals\/, [a-z-]+\.changes\.0\.scheme: expected a scheme of this rule base, got "moon-fund"/,
  ],
  [
    'a proposal aimed at no parameter',
    set('proposals/cma-2023.json', ['proposals', 0, 'changes', 0, 'param'], 'no-such'),
    /changes\.0\.param: expected a parameter of/,
  ],
  [
    'a proposal with a value of the wrong unit',
    set('proposals/cma-2023.json', ['proposals', 0, 'changes', 0, 'value'], 'much'),
    /changes\.0\.value: expected a value of unit/,
  ],
  [
    'a proposal enabling no branch',
    set('proposals/cma-2023.json', ['proposals', 0, 'changes', 1, 'branch'], 'no-such'),
    /changes\.1\.branch: expected a branch named in/,
  ],
  [
    'a fact of an unknown section',
    set('facts.json', ['facts', 0, 'section'], 'no-such'),
    /section: expected a section of this file, got "no-such"/,
  ],
  [
    'months that are no number',
    set('facts.json', ['facts', 0, 'roles'], ['aims', 'months-elapsed']),
    /type: expected a whole number, because months are counted, got "set"/,
  ],
  [
    'companies grouped by a set',
    set('facts.json', ['facts', 0, 'roles'], ['aims', 'group-by']),
    /facts\.aims\.type: expected a choice or a whole number, because companies are grouped by it/,
  ],
  [
    'bands where nobody is grouped',
    set('facts.json', ['facts', 0, 'bands'], [0, 1]),
    /facts\.aims\.bands: expected no bands/,
  ],
  ['bands that leave somebody out', set('facts.json', bands, [1, 10]), /bands: expected numbers that rise from 0/],
  ['bands that do not rise', set('facts.json', bands, [0, 10, 10]), /bands: expected numbers that rise from 0/],
  ['groups of a number without bands', drop('facts.json', bands), /bands: expected bands, because/],
  [
    'a list of unknown economies',
    set('economies.json', ['lists', 'asean'], { only: ['XX'] }),
    /^economies\.json, lists\.asean: expected economies of this file/,
  ],
  [
    'a place shown first that is none',
    set('economies.json', ['shownFirst'], ['CN', 'XX']),
    /^economies\.json, shownFirst: expected economies of this file/,
  ],
  [
    'a place shown first and last',
    set('economies.json', ['shownFirst'], ['CN', 'AQ']),
    /^economies\.json, shownFirst: expected economies of this file, each once/,
  ],
  [
    'a unit of what is not counted',
    set('facts.json', ['facts', 0, 'unit'], { 'zh-Hant': '個月', en: 'months' }),
    /^facts\.json, facts\.aims\.unit: expected no unit/,
  ],
])('%s is refused with file, path and what was expected', (_, files, expected) => {
  const sentences = said(files);
  expect(sentences.length).toBeGreaterThan(0);
  expect(
    sentences.some((line) => expected.test(line)),
    sentences.join('\n'),
  ).toBe(true);
});
