/** Figures as files: the same cells as on the page, with all that they rest on. */
import { expect, test } from 'vitest';

import { COMPARED, layerRequests } from '../../../src/engine/index.ts';
import { layerName } from '../../../src/features/compare/layer-words.ts';
import { allTables } from '../../../src/features/members/exports.tsx';
import { exportTable } from '../../../src/features/members/figure-table.ts';
import { companiesTable, groupsTable } from '../../../src/features/members/tables.ts';
import type { Figures } from '../../../src/features/members/tables.ts';
import { allProposals, isIsoDate, ruleSetFor } from '../../../src/rulebase/index.ts';
import { csvText, xlsxBlob } from '../../../src/table/index.ts';
import { sayIn } from '../../support/say.ts';
import { base } from '../../support/rules.ts';
import { impactOf, LIST } from './fake-service.ts';

async function figuresIn(locale: 'en' | 'zh-Hant'): Promise<Figures> {
  const say = await sayIn(locale);
  const today = '2026-11-22';
  if (!isIsoDate(today)) throw new Error('not a date');
  const requests = layerRequests(base, today, allProposals(base), {});
  const layers = requests.flatMap((request) => {
    const rules = ruleSetFor(base, request);
    return rules.ok ? [{ id: request.id, name: layerName(say, request.id), request, rules: rules.value }] : [];
  });
  return { say, list: LIST, layers, impact: impactOf(base, requests, COMPARED) };
}

test.each(['en', 'zh-Hant'] as const)('%s: every table is whole and says what it rests on', async (locale) => {
  const figures = await figuresIn(locale);
  const tables = allTables(figures);
  expect(tables.length).toBe(3 + COMPARED.length * 2); // one fact to group by
  for (const { title, notes, columns, rows } of tables) {
    expect(rows.length, title).toBeGreaterThan(0);
    for (const row of rows) expect(row, title).toHaveLength(columns.length);
    const about = notes.join('\n');
    for (const part of ['members.csv', '2023-08-31', '2026-11-22', base.settings.version, '145', '200'])
      expect(about, title).toContain(part);
    for (const id of allProposals(base)) {
      const proposal = base.proposals.find((each) => each.id === id);
      expect(about).toContain(proposal && figures.say.text(proposal.title));
    }
  }
});

test('an amount that may still be a range takes two columns, one that is certain takes one', async () => {
  const figures = await figuresIn('en');
  const { columns, rows } = exportTable(figures.say, companiesTable(figures), []);
  expect(columns.map(({ title }) => title).slice(4)).toEqual([
    'Largest single awards, total',
    'All awards, total (at least, HK$)',
    'All awards, total (at most, HK$)',
    'Awards of undecided, if eligible (at least, HK$)',
    'Awards of undecided, if eligible (at most, HK$)',
  ]);
  expect(rows[2]?.slice(1)).toEqual([
    220,
    145,
    635,
    { hkd: 22_000_000 },
    { hkd: 1_000_000 },
    { hkd: 2_000_000 },
    { hkd: 0 },
    { hkd: 9_000_000 },
  ]);
});

test('bands are named up to the next one, and those without an answer come last', async () => {
  const figures = await figuresIn('en');
  const names = groupsTable(figures, 'hkEmployees', 0).rows.map(([head]) => (head?.is === 'text' ? head.text : ''));
  expect(names).toEqual(['0', '10 to 49', '50 to 99', 'Not answered']);
});

test('the figures fit a workbook made here', async () => {
  const blob = await xlsxBlob(allTables(await figuresIn('zh-Hant')));
  expect(blob.size).toBeGreaterThan(1000);
});

test('the text of a table begins with what must be known to read it', async () => {
  const [first] = allTables(await figuresIn('en'));
  expect(first && csvText(first)).toMatch(
    /^\uFEFFAll companies\r\n"List: members\.csv; 1,000 companies counted, 2 rows left out"\r\n/,
  );
});
