/** Rule files with something wrong in them: refused by file and path, or read and usable. */
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';

import { createAssessor } from '../../src/engine/index.ts';
import { allProposals, loadRuleBase, resolve, ruleSetFor } from '../../src/rulebase/index.ts';
import {
  broken,
  edited,
  EXHAUSTING,
  expectNothingPolluted,
  hostileEdits,
  hostileName,
  hostileValue,
  unnamed,
} from '../support/hostile.ts';
import { foodFactory } from '../support/profiles.ts';
import { ruleFiles, TODAY } from '../support/rules.ts';
import { runs } from '../support/runs.ts';

afterEach(expectNothingPolluted);

const files = ruleFiles();
const names = Object.keys(files);

/** Laws broken in reading rule files: what is refused is named; what is accepted resolves, takes proposals and decides. */
async function brokenByRules(changed: Record<string, unknown>): Promise<string[]> {
  const read = loadRuleBase(changed);
  if (!read.ok) return broken({ 'refused by name': read.problems.length > 0 && unnamed(read.problems).length === 0 });
  const rules = ruleSetFor(read.value, { date: TODAY, proposals: allProposals(read.value) });
  const set = rules.ok ? rules.value : resolve(read.value, TODAY);
  const { tracks } = await createAssessor(read.value, set).assess(foodFactory);
  return broken({
    'conflicts are named': rules.ok || unnamed(rules.problems).length === 0,
    'it decides': tracks.length > 0,
  });
}

test('one file with an edit or two is refused by name, or decides', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), hostileEdits(2), async (name, edits) => {
      expect(await brokenByRules({ ...files, [name]: edited(files[name], edits) })).toEqual([]);
    }),
    { numRuns: runs(30) },
  );
});

test('names that every object has are no parameters, facts or sources', () => {
  const words = new Map(
    names.map((file) => [file, [...new Set(JSON.stringify(files[file]).match(/"[a-z][A-Za-z-]+"/g))]]),
  );
  const name = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), name, (file, n, word) => {
      const all = words.get(file) ?? [];
      const text = JSON.stringify(files[file]).replaceAll(all[n % all.length] ?? '', `"${word}"`);
      const read = loadRuleBase({ ...files, [file]: JSON.parse(text) as unknown });
      const said = read.ok ? '' : read.problems.map(({ file: at, expected }) => `${at}: ${expected}`).join();
      expect(said).toContain(`${file}: names that not every object has`);
    }),
    { numRuns: runs(30) },
  );
});

test('files that are none of ours', async () => {
  const anyName = fc.oneof(hostileName, fc.constantFrom(...names, 'schemes/x.json'));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(anyName, hostileValue, { maxKeys: 4 }), async (more) => {
      expect(await brokenByRules({ ...files, ...more })).toEqual([]);
      expect(loadRuleBase(more).ok).toBe(false);
    }),
    { numRuns: runs(15) },
  );
});

test.each(EXHAUSTING)('%s, in place of a file or of a part of it', (_, text) => {
  const json: unknown = JSON.parse(text);
  const [name = ''] = names.filter((each) => each.startsWith('schemes/'));
  const scheme = files[name] as object; // the rule base of the tests is whole
  expect(loadRuleBase({ ...files, [name]: json }).ok).toBe(false);
  for (const part of ['params', 'criteria', 'tracks'])
    expect(loadRuleBase({ ...files, [name]: { ...scheme, [part]: json } }).ok).toBe(false);
});
