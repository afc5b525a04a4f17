/** Figures as files: the same cells as on the page, with all that they rest on. */
import { expect, test } from 'vitest';

import { COMPARED, layerRequests } from '../../../src/engine/index.ts';
import { layerName } from '../../../src/features/compare/layer-words.ts';
import { effectsTable } from '../../../src/features/members/effects-table.ts';
import { allTables } from '../../../src/features/members/exports.tsx';
import { exportTable } from '../../../src/features/members/figure-table.ts';
import { companiesTable, groupsTable, tracksTable } from '../../../src/features/members/tables.ts';
import type { Figures } from '../../../src/features/members/tables.ts';
import { allNotes } from '../../../src/features/members/notes.ts';
import type { LoadedList } from '../../../src/table/index.ts';
import { allProposals, isIsoDate, loadPopulation, ruleSetFor } from '../../../src/rulebase/index.ts';
import type { Proposal } from '../../../src/rulebase/index.ts';
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
  expect(columns.map(({ title }) => title).slice(7)).toEqual([
    'Largest single awards, total',
    'Undecided companies, if eligible: at most',
    'All awards, total (at least, HK$)',
    'All awards, total (at most, HK$)',
  ]);
  expect(rows[2]?.slice(1)).toEqual([
    220,
    145,
    535,
    100,
    22,
    24.4,
    { hkd: 22_000_000 },
    { hkd: 14_500_000 },
    { hkd: 1_000_000 },
    { hkd: 2_000_000 },
  ]);
});

test('bands are named up to the next one, and those without an answer come last', async () => {
  const figures = await figuresIn('en');
  const names = groupsTable(figures, 'hkEmployees', 0).rows.map(([head]) => (head?.is === 'text' ? head.text : ''));
  expect(names).toEqual(['0', '10 to 49', '50 to 99', 'Not answered']);
});

test('an amount that nobody could work out is not an amount of nothing', async () => {
  const figures = await figuresIn('en');
  const [first] = figures.impact.layers;
  if (!first) throw new Error('no layers');
  const NONE = { min: 0n, max: 0n };
  const companies = { ...first.companies, best: NONE, notGiven: 3, bestIfEligible: NONE, notGivenIfEligible: 0 };
  const table = companiesTable({ ...figures, impact: { ...figures.impact, layers: [{ ...first, companies }] } });
  const [row] = exportTable(figures.say, table, []).rows;
  expect(row?.slice(7, 9)).toEqual(['Cannot be worked out', { hkd: 0 }]);
});

test('a scheme is called what it was called on the day of its layer', async () => {
  const figures = await figuresIn('en');
  const names = (layer: string) =>
    new Set(
      tracksTable(figures, null).rows.flatMap(([head, of]) =>
        head?.is === 'text' && of?.is === 'text' && of.text === layer ? head.text : [],
      ),
    );
  const [then, , today] = figures.layers;
  const renamed = then?.rules.schemes.find(
    ({ id, shortName }) => today?.rules.schemes.find((other) => other.id === id)?.shortName.en !== shortName.en,
  );
  if (!then || !today || !renamed) throw new Error('no scheme was renamed between the two days');
  const isOf = (name: string): boolean => name.startsWith(`${renamed.shortName.en}:`);
  expect([...names(then.name)].some(isOf)).toBe(true);
  expect([...names(today.name)].some(isOf)).toBe(false);
});

test('notes name what was changed of a made-up list, the proposal of each number, and how to quote', async () => {
  const figures = await figuresIn('en');
  const population = await loadPopulation(base);
  const [setting] = population.settings;
  if (!setting) throw new Error('nothing can be changed');
  const list: LoadedList = {
    ...LIST,
    source: { kind: 'synthetic', seed: 1, settings: { [setting.id]: setting.max } },
  };
  const notes = allNotes(figures.say, { ...figures, list, population });
  expect(notes.find((line) => line.startsWith('Assumptions of the made-up list'))).toContain(setting.label.en);
  expect(notes).toContain("Assumed numbers in brackets are ours, not the chamber's.");
  expect(notes.some((line) => /quote the largest single awards/.test(line))).toBe(true);
  const proposal = base.proposals.find(
    ({ id, assumptions }) => allProposals(base).includes(id) && Object.keys(assumptions).length > 0,
  );
  const [assumption] = Object.values(proposal?.assumptions ?? {});
  expect(notes.join('\n')).toContain(`${proposal?.title.en}, ${assumption?.label.en} `);
});

test('where a proposal does nothing, the reason stands beside it', async () => {
  const { say, layers } = await figuresIn('en');
  const rules = layers.at(-1)?.rules;
  if (!rules) throw new Error('no layer');
  const isOpen = (scheme: string) =>
    rules.schemes.find(({ id }) => id === scheme)?.tracks.some(({ status }) => status === 'open') === true;
  const schemesOf = (proposal: Proposal) =>
    proposal.changes.map((change) => (change.op === 'add-scheme' ? change.definition.id : change.scheme));
  const chosen = base.proposals.filter(({ changes }) => changes.length > 0);
  const closed = chosen.find((proposal) => !schemesOf(proposal).some(isOpen));
  const open = chosen.find((proposal) => schemesOf(proposal).every(isOpen));
  if (!closed || !open) throw new Error('the rules have no such proposals');
  const figuresWith = (undetermined: number, gains = 0) => ({
    changes: { gains, loses: 0, mixed: 0, unchanged: 10 - undetermined, undetermined },
    eligible: gains,
    best: { min: 0n, max: 0n },
    notGiven: 0,
  });
  const reasons = (proposal: Proposal, undetermined: number, gains = 0) => {
    const effect = figuresWith(undetermined, gains);
    return effectsTable(say, rules, [{ proposal: proposal.id, alone: effect, withinAll: effect }]).rows.map((row) => {
      const last = row.at(-1);
      return last?.is === 'text' ? last.text : undefined;
    });
  };
  expect(reasons(closed, 5)[0]).toMatch(/^Takes no applications on this day: /);
  expect(reasons(open, 5)[0]).toBe('Not certain for anybody: answers are missing');
  expect(reasons(open, 0)[0]).toBe('Nobody in the list is affected');
  expect(reasons(open, 5, 1)).toEqual(['', '']);
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
