/** Companies going out: the file is read in again by the same reader that reads any list. */
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';

import {
  awardAt,
  createTableAssessor,
  previewList,
  profileAt,
  readList,
  tableOf,
  verdictAt,
} from '../../../src/table/index.ts';
import type { MemberTable } from '../../../src/table/members.ts';
import { createLayers, exportRows, findRows, groupedList, inSteps, pageOf } from '../../../src/table/impact/index.ts';
import { arbitrarySituation, base, must, TODAY } from '../../support/rules.ts';

const profiles = fc
  .sample(arbitrarySituation, { numRuns: 120, seed: 5 })
  .map(({ partial }, i) => (i === 0 ? { ...partial, targetMarkets: [], marketMeasures: null } : partial));
const table = tableOf(base, profiles, 64);
const NAMES = ['=1+1', 'Ho, "Lee" & Co', '@cmd', '  spaced', '二\n行', '-3', 'plain'];
const name = (row: number): string => NAMES[row % NAMES.length] ?? '';
const member: MemberTable = {
  table,
  passThrough: [
    { as: 'name', at: name, bytes: 0 },
    { as: 'note:row', at: () => 'of an older export', bytes: 0 },
  ],
  fileRow: (row) => row + 2,
  rejected: { total: 0, first: [] },
};
const noPause = () => undefined;
const assessor = createTableAssessor(table);
const layer = must(
  await inSteps(createLayers(base, assessor)({ id: 'now', date: TODAY, proposals: [], assumptions: {} }), noPause),
);
const held = { list: groupedList(base, table), layers: [layer], assessor };
const request = {
  member,
  layers: [layer],
  answered: () => true,
  words: { title: 'A list', notes: ['=note, with a comma'] },
  pause: noPause,
};
const all = must(await inSteps(findRows(held, {}), noPause));

/** The table below what stands above it. */
const tableIn = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4);

test('what it rests on stands above the header, however much it is', async () => {
  const words = { title: 'A list', notes: Array.from({ length: 30 }, (_, i) => `Note ${i}`) };
  const file = { name: 'out.csv', blob: await exportRows(all.planes, { ...request, words }) };
  expect(await file.blob.text()).toMatch(/^A list\r\nNote 0\r\n.*Note 28 Note 29\r\n\r\nname,/s);
  const { targets } = must(await previewList(base, file));
  expect(must(await readList(base, file, targets)).table.rows).toBe(profiles.length);
});

test('the answers come back as they were, in a file any list may be', async () => {
  const file = { name: 'out.csv', blob: await exportRows(all.planes, request) };
  const { targets } = must(await previewList(base, file));
  const list = must(await readList(base, file, targets));
  expect(list.rejected).toEqual({ total: 0, first: [] });
  const rows = profiles.map((_, row) => row);
  expect(rows.map((row) => profileAt(list.table, row))).toEqual(rows.map((row) => profileAt(table, row)));
  const numbers = list.passThrough.find(({ as }) => as === 'note:row');
  expect(rows.map((row) => Number(numbers?.at(row)))).toEqual(rows.map(member.fileRow));
});

test('nothing in it is a formula', async () => {
  const bytes = await (await exportRows(all.planes, request)).arrayBuffer();
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(tableIn(text), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.flat().filter((cell) => /^[=+@\t\r]|^-./.test(cell))).toEqual([]);
  expect(data.slice(1, 8).map(([cell]) => cell)).toEqual([
    "'=1+1",
    NAMES[1],
    "'@cmd",
    NAMES[3],
    NAMES[4],
    "'-3",
    'plain',
  ]);
});

test('verdicts and awards of each layer and track stand beside', async () => {
  const query = { verdict: { layer: 'now', is: 'eligible' } } as const;
  const { planes, total } = must(await inSteps(findRows(held, query), noPause));
  const text = await (await exportRows(planes, { ...request, answered: () => false })).text();
  const { data } = Papa.parse<Record<string, string>>(tableIn(text), { header: true, skipEmptyLines: true });
  expect(total).toBeGreaterThan(5);
  expect(data.length).toBe(total);
  expect(text).toContain('\r\n"\'=note, with a comma"\r\n');
  pageOf(table, planes, 0, Infinity).forEach((row, i) => {
    for (const track of layer.result.tracks) {
      const title = `note:now ${track.prepared.scheme.id}/${track.prepared.track.id}`;
      const award = awardAt(table, track, row);
      expect(data[i]?.[`${title} verdict`]).toBe(verdictAt(table, track, row) ?? 'not-considered');
      expect([data[i]?.[`${title} min`], data[i]?.[`${title} max`]]).toEqual(
        award ? [String(award.min), String(award.max)] : ['', ''],
      );
    }
  });
});

test('given up, nothing comes of it', async () => {
  let asked = 0;
  const pause = () => {
    asked += 1;
    return asked < 50 ? undefined : Promise.reject(new Error('given up'));
  };
  await expect(exportRows(all.planes, { ...request, pause })).rejects.toThrow('given up');
  expect(asked).toBe(50);
});
