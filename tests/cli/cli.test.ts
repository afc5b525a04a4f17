/** The command line as other programs call it: its forms, and one clear line on bad input. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { assessmentSql } from '../../src/table/index.ts';
import { base, rulesFor } from '../support/rules.ts';
import { foodFactory } from '../support/profiles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'assess-'));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const tsx = join(root, 'node_modules/.bin/tsx');
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(tsx, ['src/cli.ts', ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
};
const json = (...args: string[]): Record<string, never> => {
  const { status, stdout, stderr } = run(...args, '--format', 'json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Record<string, never>;
};

const listFolder = join(folder, 'folder.csv');
mkdirSync(listFolder);

const profile = file('factory.json', JSON.stringify({ schema: 1, name: '屯門食品廠', facts: foodFactory }));
const tracks = base.schemes.flatMap((scheme) => Object.keys(scheme.tracks).map((track) => `${scheme.id}/${track}`));

describe('one profile', () => {
  test('as JSON follows the contract', () => {
    const result = json(profile, '--as-of', '2026-11-22') as unknown as {
      asOf: string;
      proposals: string[];
      tracks: Record<string, unknown>[];
    };
    expect(result.asOf).toBe('2026-11-22');
    expect(result.proposals).toEqual([]);
    expect(result.tracks.map(({ scheme, track }) => `${String(scheme)}/${String(track)}`)).toEqual(
      expect.arrayContaining(tracks),
    );
    for (const track of result.tracks) {
      expect(Object.keys(track)).toEqual(
        expect.arrayContaining([
          'scheme',
          'track',
          'status',
          'considered',
          'verdict',
          'award',
          'criteria',
          'missing',
          'missingForAward',
        ]),
      );
      for (const criterion of track['criteria'] as Record<string, unknown>[]) {
        expect(Object.keys(criterion)).toEqual(
          expect.arrayContaining(['id', 'kind', 'state', 'subject', 'values', 'threshold', 'sources']),
        );
      }
    }
    expect(result.tracks.find(({ scheme, track }) => scheme === 'bud' && track === 'general')).toMatchObject({
      status: 'open',
      considered: true,
      verdict: 'eligible',
      award: { min: 150_000, max: 150_000 },
    });
    expect(result.tracks.find(({ scheme }) => scheme === 'nias')).toMatchObject({
      considered: false,
      verdict: null,
      award: null,
    });
  });
  test('bare answers are accepted, and unanswered ones stay open', () => {
    const result = json(file('bare.json', '{"aims":["sell-outside-hk"]}'), '--as-of', '2026-11-22') as unknown as {
      tracks: { scheme: string; track: string; verdict: string; award: unknown; missing: string[] }[];
    };
    const general = result.tracks.find(({ scheme, track }) => scheme === 'bud' && track === 'general');
    expect(general).toMatchObject({ verdict: 'undetermined', award: { min: 0, max: 800_000 } });
    expect(general?.missing).toContain('marketProjectCost');
  });
  test('compared, has four layers and the differences between them', () => {
    const result = json(profile, '--compare', '--proposals', 'all', '--as-of', '2026-11-22') as unknown as {
      layers: { id: string; asOf: string; proposals: string[] }[];
      differences: unknown[];
    };
    expect(result.layers.map(({ id, asOf }) => [id, asOf])).toEqual([
      ['then', '2023-08-31'],
      ['then+proposals', '2023-08-31'],
      ['today', '2026-11-22'],
      ['today+proposals', '2026-11-22'],
    ]);
    expect(result.layers[1]?.proposals).not.toContain('bud-similar-enhancements');
    expect(result.differences.length).toBeGreaterThan(0);
  });
  test.each([
    ['zh-Hant', '符合已知條件'],
    ['en', 'Meets the published conditions'],
    ['zh-Hans', '符合已知条件'],
  ])('as text in %s', (lang, words) => {
    const { status, stdout } = run(profile, '--as-of', '2026-11-22', '--lang', lang);
    expect(status).toBe(0);
    expect(stdout).toContain(words);
    expect(stdout).not.toMatch(/undefined|\[object|\{[a-z-]+\}/);
  });
  test('compared as text says what changed and why', () => {
    const { stdout } = run(profile, '--compare', '--proposals', 'all', '--as-of', '2026-11-22', '--lang', 'en');
    expect(stdout).toContain('Government share of the cost: 50% → 25%');
  });
  test('compared as text names the tracks that cannot be compared', () => {
    const bare = file('bare-compared.json', '{"aims":["sell-outside-hk"]}');
    const { stdout } = run(bare, '--compare', '--proposals', 'bud-worldwide', '--as-of', '2026-11-22', '--lang', 'en');
    const [, after = ''] = stdout.split('Cannot be compared: too little is known');
    expect(after).toMatch(/General application: today → today/i);
    const all = run(profile, '--compare', '--proposals', 'bud-worldwide', '--as-of', '2026-11-22', '--lang', 'en');
    expect(all.stdout).not.toContain('Cannot be compared');
  });
  test('assumptions are used', () => {
    const spent = file('spent.json', JSON.stringify({ ...foodFactory, emfGrantsReceived: 1_450_000 }));
    const verdict = (ceiling: string) => {
      const result = json(
        spent,
        '--as-of',
        '2023-08-31',
        '--proposals',
        'emf-higher-ceiling',
        '--assume',
        `emf-higher-ceiling.ceiling=${ceiling}`,
      ) as unknown as { tracks: { scheme: string; track: string; verdict: string; award: unknown }[] };
      return result.tracks.find(({ scheme, track }) => scheme === 'emf' && track === 'export-promotion');
    };
    expect(verdict('1450000')).toMatchObject({ verdict: 'ineligible' });
    expect(verdict('1500000')).toMatchObject({ verdict: 'eligible', award: { min: 50_000, max: 50_000 } });
  });
});

describe('a list', () => {
  const header = 'name,contact,note:branch,aims,listed,hkEmployees,targetMarkets,industry';
  const list = file(
    'members.csv',
    `\uFEFF${header}\n甲,a@x,1,sell-outside-hk,false,12,CN|VN,manufacturing\n"乙, 分行",,2,sell-outside-hk,true,?,-,\n丙,,3,research,,,,\n`,
  );
  test('counts add up to the rows, nobody left out', () => {
    const result = json(list, '--as-of', '2026-11-22') as unknown as {
      rows: number;
      rejected: unknown[];
      tracks: {
        scheme: string;
        track: string;
        verdicts: Record<string, number>;
        award: unknown;
        awardIfEligible: { max: number };
      }[];
    };
    expect(result.rows).toBe(3);
    expect(result.rejected).toEqual([]);
    for (const { verdicts } of result.tracks) expect(Object.values(verdicts).reduce((a, b) => a + b)).toBe(3);
    expect(result.tracks.find(({ track }) => track === 'general')).toMatchObject({
      verdicts: { undetermined: 1, ineligible: 1, 'not-considered': 1 },
      award: { min: 0, max: 0 },
      awardIfEligible: { max: 800_000 },
    });
  });
  test('compared, counts every layer', () => {
    const result = json(list, '--compare') as unknown as { layers: { id: string; tracks: unknown[] }[] };
    expect(result.layers).toHaveLength(4);
  });
  const bad = file('bad.csv', `aims,hkEmployees\nsell-outside-hk,12\nsell-outside-hk,many\nsell-outside-hk\n`);
  test('is strict: one wrong row stops it, named by row and column', () => {
    expect(run(bad)).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /bad\.csv, row 3, hkEmployees: expected a whole number, 0 or more, got "many"; 1 more rows are wrong; --skip-bad-rows/,
      ) as string,
    });
  });
  test('with --skip-bad-rows uses the rest and lists what it left out', () => {
    const result = json(bad, '--skip-bad-rows') as unknown as { rows: number; rejected: unknown[] };
    expect(result).toMatchObject({
      rows: 1,
      rejected: [
        { row: 3, column: 'hkEmployees' },
        { row: 4, column: '', problem: 'expected 2 cells, got 1' },
      ],
    });
  });
  test('may be a workbook', () => {
    const result = json(join(root, 'tests/table/fixtures/hucre.xlsx'), '--skip-bad-rows') as unknown as {
      rows: number;
    };
    expect(result).toMatchObject({ rows: 2, rejected: [{ row: 3, column: 'BUD 累計資助' }] });
  });
  test('reads as text too', () => expect(run(list, '--lang', 'en').stdout).toContain('3 companies, 0 rows not read'));
});

describe('a day after the rules were checked', () => {
  const list = file('one.csv', 'aims\nsell-outside-hk\n');
  const words = '規則資料截至 2026-11-22，之後的改動未計算在內。';
  test.each([[profile], [list]])(
    'is said in every form of %s',
    (path) => {
      expect(json(path, '--as-of', '2099-01-01')).toMatchObject({ asOf: '2099-01-01', rulesCheckedOn: '2026-11-22' });
      expect(json(path, '--as-of', '2099-01-01', '--compare')).toMatchObject({ rulesCheckedOn: '2026-11-22' });
      expect(run(path, '--as-of', '2099-01-01').stdout).toContain(words);
      expect(run(path, '--as-of', '2099-01-01', '--compare').stdout).toContain(words);
    },
    60_000,
  );
  test('is no day up to then', () => {
    expect(json(profile, '--as-of', '2026-11-22')).not.toHaveProperty('rulesCheckedOn');
    expect(run(profile, '--as-of', '2026-11-22').stdout).not.toContain('規則資料截至');
  });
});

describe('bad input: exit 2, one clear line, nothing written', () => {
  test.each<[string, string[], RegExp]>([
    ['no file', [], /^FILE: expected one file; usage: assess/],
    [
      'a file that is not there',
      ['nowhere.json'],
      /^nowhere\.json: expected a file that can be read, got no such file$/,
    ],
    ['a folder', [folder], /expected a file that can be read, got a folder$/],
    ['no JSON', [file('broken.json', '{"listed": tru')], /broken\.json: expected JSON/],
    [
      'an unknown fact',
      [file('fact.json', '{"shoeSize": 43}')],
      /fact\.json, shoeSize: expected a fact of facts\.json$/,
    ],
    ['a wrong type', [file('type.json', '{"listed": "no"}')], /type\.json, listed: expected true or false, got "no"$/],
    [
      'a part above its whole',
      [file('part.json', '{"budGrantsReceived": 1, "budGrantsOngoing": 2}')],
      /budGrantsOngoing: expected at most budGrantsReceived/,
    ],
    [
      'a malformed date',
      [profile, '--as-of', '2023-02-30'],
      /^--as-of: expected a calendar date YYYY-MM-DD, got 2023-02-30$/,
    ],
    [
      'an unknown proposal',
      [profile, '--proposals', 'free-money'],
      /^proposals, free-money: expected one of emf-local-quota/,
    ],
    [
      'an assumption of a proposal not chosen',
      [profile, '--assume', 'emf-higher-ceiling.ceiling=2000000'],
      /emf-higher-ceiling\.ceiling: expected an assumption of a chosen proposal/,
    ],
    [
      'a malformed assumption',
      [profile, '--assume', 'ceiling'],
      /^--assume: expected proposal\.parameter=number, got "ceiling"$/,
    ],
    ['an unknown option', [profile, '--fast'], /^--fast: expected a known option; usage: assess/],
    ['an option without its value', [profile, '--as-of'], /^--as-of: expected a value after it; usage: assess/],
    ['a value where none belongs', [profile, '--compare=1'], /^--compare: expected no value after it; usage: assess/],
    [
      'a name that stands twice',
      [file('name-twice.json', '{"schema": 1, "facts": {"listed": true, "l\\u0069sted": false}}')],
      /name-twice\.json, listed: expected each name once, got two$/,
    ],
    [
      'an assumption that is no whole number',
      [profile, '--proposals', 'gsf-lower-threshold', '--assume', 'gsf-lower-threshold.minimumLoan=20000000.5'],
      /minimumLoan: expected a whole number from 1000000 to 100000000, got "20000000\.5"$/,
    ],
    ['an unknown language', [profile, '--lang', 'fr'], /^--lang: expected one of zh-Hant, en, zh-Hans, got "fr"$/],
    ['rules printed as something else', ['--emit', 'json'], /^--emit: expected sql, got "json"$/],
    [
      'rules printed beside a file',
      ['--emit', 'sql', profile],
      /^--emit: expected no FILE beside it, got ".*factory\.json"$/,
    ],
    ['rules printed and compared', ['--emit', 'sql', '--compare'], /^--emit: expected only .* got "--compare"$/],
    ['rules printed in a format', ['--emit', 'sql', '--format', 'text'], /^--emit: expected only .* got "--format"$/],
    ['an unknown format', [profile, '--format', 'xml'], /^--format: expected text or json, got "xml"$/],
    [
      'a list with an unknown column',
      [file('column.csv', 'name,shoeSize\na,1\n')],
      /column\.csv, row 1, shoeSize: expected a fact id/,
    ],
    [
      'a list with a column twice',
      [file('twice.csv', 'listed,listed\ntrue,true\n')],
      /twice\.csv, row 1, listed: expected each column once/,
    ],
    ['an empty list', [file('empty.csv', '')], /empty\.csv: expected a header row/],
    ['a list without rows', [file('header.csv', 'listed\n')], /header\.csv: expected at least one row/],
    ['a list that is not there', ['nowhere.csv'], /^nowhere\.csv: expected a file that can be read, got no such file$/],
    ['a list that is a folder', [listFolder], /folder\.csv: expected a file that can be read, got a folder$/],
    ['a workbook that is none', [file('text.xlsx', 'PK\u0003\u0004')], /text\.xlsx: expected a workbook that is whole/],
    ['a list with an open quote', [file('quote.csv', 'name,listed\n"a,true\n')], /quote\.csv, row 2/],
  ])('%s', (_, args, expected) => {
    const { status, stdout, stderr } = run(...args);
    expect(stdout).toBe('');
    expect(stderr.trimEnd()).toMatch(expected);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});

test('the rules of a day are printed as SQL', () => {
  const { status, stdout, stderr } = run('--emit', 'sql', '--as-of', '2026-11-22', '--proposals', 'emf-local-quota');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(assessmentSql(base, rulesFor('2026-11-22', ['emf-local-quota'])));
});

test('as an npm script it prints nothing of its own', () => {
  const stdout = execFileSync('npm', ['run', '--silent', 'assess', '--', profile, '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(() => JSON.parse(stdout) as unknown).not.toThrow();
});
