/** Headers, progress, cancelling, files that fail: the list as a whole. */
import { describe, expect, test } from 'vitest';

import { previewList, readList, templateFor } from '../../src/table/index.ts';
import type { ListPreview, Progress } from '../../src/table/service/protocol.ts';
import { toSimplified } from '../../src/i18n/simplified.ts';
import { base } from '../support/rules.ts';
import { encoded, fileOf, problemOf, readAsGuessed, sourceOf } from './read-support.ts';

async function preview(text: string): Promise<ListPreview> {
  const result = await previewList(base, fileOf(text));
  if (!result.ok) throw new Error(problemOf(result));
  return result.value;
}
const targetsOf = async (...header: string[]) => (await preview(`${header.map((h) => `"${h}"`).join(',')}\n`)).targets;

describe('what a column is taken for', () => {
  test('a fact, by its id, its label or its question, in every script', async () => {
    const questions = base.facts.flatMap(({ question }) => [question.en, question['zh-Hant']]);
    const isShared = (text: string) => questions.filter((other) => other === text).length > 1;
    for (const { id, label, question } of base.facts) {
      const words = [
        id,
        id.toUpperCase(),
        ` ${label.en.toUpperCase()}`,
        label['zh-Hant'],
        toSimplified(label['zh-Hant']),
      ];
      for (const text of [...words, `${label['zh-Hant']}（例）`, question.en, question['zh-Hant']])
        expect([text, ...(await targetsOf(text))]).toEqual([
          text,
          isShared(text) ? { kind: 'ignore' } : { kind: 'fact', fact: id },
        ]);
    }
  });
  test('a fact, by what people call it besides', async () => {
    const words = base.facts.flatMap(({ id, alsoCalled = [] }) => alsoCalled.map((text) => [id, text] as const));
    expect(words.length).toBeGreaterThan(100);
    for (const [id, text] of words)
      for (const said of [text, toSimplified(text), text.toUpperCase()])
        expect([said, ...(await targetsOf(said))]).toEqual([said, { kind: 'fact', fact: id }]);
  });
  test('a member list of a chamber', async () => {
    const kinds = await targetsOf(
      '會員編號',
      '公司名稱',
      '員工人數',
      '是否上市公司',
      '在香港有業務',
      '出口市場',
      '已獲BUD資助',
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['pass', 'pass', 'fact', 'fact', 'fact', 'fact', 'fact']);
  });
  test('a year of founding is no number of months, and a turnover no budget', async () => {
    const words = [
      '成立年份',
      '成立日期',
      'Year founded',
      'Year established',
      '年資',
      '營業額',
      '政府資助',
      'Loan amount',
    ];
    for (const text of words) expect([text, ...(await targetsOf(text))]).toEqual([text, { kind: 'ignore' }]);
  });
  test('what is passed through', async () => {
    expect(
      await targetsOf('公司名称', 'Membership No.', 'E-mail', '電話', '備註', 'note:branch', 'shoe size', ''),
    ).toEqual([
      { kind: 'pass', as: 'name' },
      { kind: 'pass', as: 'id' },
      { kind: 'pass', as: 'contact' },
      { kind: 'pass', as: 'note:電話' },
      { kind: 'pass', as: 'note:備註' },
      { kind: 'pass', as: 'note:branch' },
      { kind: 'ignore' },
      { kind: 'ignore' },
    ]);
  });
  test('a column that is there twice, or is not known, or has no name, is left out and said', async () => {
    const [fact] = base.facts;
    const { targets, problems } = await preview(`${fact?.id},${fact?.label.en},shoe size,,name,name\n`);
    expect(targets.map(({ kind }) => kind)).toEqual(['fact', 'ignore', 'ignore', 'ignore', 'pass', 'ignore']);
    expect(problems?.map(({ field, expected }) => [field, expected])).toEqual([
      [fact?.label.en, 'each column once'],
      ['shoe size', 'a fact id of facts.json, or name, id, contact or note:…'],
      ['column 4', 'a fact id of facts.json, or name, id, contact or note:…'],
      ['name', 'each column once'],
    ]);
  });
  test('a list without rows can be looked at', async () => {
    expect(await preview('name;listed\n')).toMatchObject({ format: 'csv', encoding: 'utf-8', sample: [] });
  });
  test('ten rows are shown, as wide as the header', async () => {
    const { sample } = await preview(`name,listed\n${'a\n\n'.repeat(30)}`);
    expect(sample).toEqual(Array.from({ length: 10 }, () => ['a', '']));
  });
});

test.each<[string, string, true | undefined]>([
  ['numbers and addresses', 'M001,A Ltd,2221 5279,a@example.com,30\nM002,B Ltd,2221 5280,b@example.com,9\n', true],
  ['words that come again', '金隆公司,製造,是\n華盛公司,製造,是\n', true],
  ['dates', '甲公司,2015-03-01\n乙公司,2016/4/2\n', true],
  ['yes and no', 'Golden Harvest,yes,trading,45\nBlue Sea,no,retail,9\n', true],
  ['words', '甲欄,乙欄,2026\n金隆公司,製造,1\n', undefined],
  ['a column that is known', 'listed,30,40\ntrue,1,2\n', undefined],
  ['nothing below', '甲欄,乙欄\n', undefined],
])('a header that looks like a company: %s', async (_, text, wanted) => {
  expect((await preview(text)).headerLooksLikeData).toBe(wanted);
});

test.each(['zh-Hant', 'zh-Hans', 'en'] as const)(
  'the template in %s is read back, column by column',
  async (locale) => {
    const { targets, problems, header } = await preview(templateFor(base, locale));
    expect(problems).toEqual([]);
    expect(targets).toEqual([
      ...['name', 'id', 'contact'].map((as) => ({ kind: 'pass', as })),
      ...base.facts.map(({ id }) => ({ kind: 'fact', fact: id })),
    ]);
    expect(header.filter((text) => base.facts.some(({ id }) => id === text))).toEqual([]);
  },
);

const ROWS = 60_000;
const large = encoded(`name,listed\n${'公司有限公司,true\n'.repeat(ROWS)}`, 'utf-8', false);

test('progress is told by bytes and ends at the end', async () => {
  const told: Progress[] = [];
  const file = {
    name: 'a.csv',
    blob: sourceOf(large, async (start, end) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return large.slice(start, end).buffer;
    }),
  };
  const { targets } = await preview('name,listed\n');
  const list = await readList(base, file, targets, { onProgress: (progress) => told.push(progress) });
  expect(list.ok).toBe(true);
  expect(told.length).toBeGreaterThan(3);
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
  expect(told.at(-1)).toEqual({ stage: 'reading', done: large.length, total: large.length, rows: ROWS });
});

test('cancelling stops the reading at once, with the reason given', async () => {
  const cancel = new AbortController();
  let read = 0;
  const file = {
    name: 'a.csv',
    blob: sourceOf(large, async (start, end) => {
      read += 1;
      if (read === 4) cancel.abort(new Error('enough'));
      return Promise.resolve(large.slice(start, end).buffer);
    }),
  };
  const { targets } = await preview('name,listed\n');
  await expect(readList(base, file, targets, { signal: cancel.signal })).rejects.toThrow('enough');
  expect(read).toBe(4);
  await expect(readList(base, file, targets, { signal: cancel.signal })).rejects.toThrow('enough');
  expect(read).toBe(4);
});

describe('a file that cannot be read to its end', () => {
  const { targets } = {
    targets: [
      { kind: 'pass', as: 'name' },
      { kind: 'fact', fact: base.facts[3]?.id ?? '' },
    ] as const,
  };
  test.each([
    ['was changed', () => Promise.reject(new DOMException('changed', 'NotReadableError')), /got NotReadableError$/],
    ['became shorter', (start: number) => Promise.resolve(large.slice(start, start + 10).buffer), /got another size$/],
  ])('%s', async (_, fails, message) => {
    let read = 0;
    const file = {
      name: 'a.csv',
      blob: sourceOf(large, (start, end) => {
        read += 1;
        return read < 4 ? Promise.resolve(large.slice(start, end).buffer) : fails(start);
      }),
    };
    const problem = problemOf(await readList(base, file, targets));
    expect(problem).toMatch(/^a\.csv: expected a file that does not change and can be read to its end/);
    expect(problem).toMatch(message);
  });
});

test('memory does not hold the text of the file', async () => {
  const list = await readAsGuessed(fileOf(large));
  if (!list.ok) throw new Error(problemOf(list));
  const [names] = list.value.passThrough;
  expect(names?.bytes).toBeLessThan(ROWS * 25);
  expect(names?.at(ROWS - 1)).toBe('公司有限公司');
});

test.each<[string, string | number[], RegExp]>([
  ['a PDF', '%PDF-1.7', /got a PDF$/],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], /\(\.xls\)/],
  [
    'a workbook with a password',
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('xxEncryptedPackage', 'utf16le')],
    /with a password/,
  ],
  ['gzip', [0x1f, 0x8b, 8], /gzip/],
  ['a web page called .xls', '<html><table>', /a web page/],
])('%s is named', async (_, content, message) => {
  const file = fileOf(typeof content === 'string' ? content : Uint8Array.from(content), 'list.xls');
  const problem = problemOf(await previewList(base, file));
  expect(problem).toMatch(/^list\.xls: expected a list as CSV or XLSX, got /);
  expect(problem).toMatch(message);
});
