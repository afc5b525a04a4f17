/** Everything the reader says has words in both languages. */
import { expect, test } from 'vitest';

import { expectedWords, gotWords } from '../../../src/features/members/reading-words.ts';
import { expectedOf } from '../../../src/rulebase/index.ts';
import { READER_SENTENCES } from '../../../src/table/read/sentences.ts';
import { base } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

test.each(['en', 'zh-Hant'] as const)('%s: every sentence of the reader', async (locale) => {
  const say = await sayIn(locale);
  for (const sentence of [...READER_SENTENCES.expected, ...base.facts.map((fact) => expectedOf(base, fact))])
    expect(expectedWords(say, sentence), sentence).toBeDefined();
  if (locale === 'en') return;
  for (const got of READER_SENTENCES.got) expect(gotWords(say, got), got).toMatch(/[\u4e00-\u9fff]/);
  for (const fact of base.facts.filter(({ type }) => type === 'one' || type === 'set' || type === 'bool'))
    expect(expectedWords(say, expectedOf(base, fact)), fact.id).not.toMatch(/[a-z]-[a-z]|true|false/);
});

test('a cell of the file stands in the quotation marks of the language', async () => {
  expect(gotWords(await sayIn('en'), '"about ten"')).toBe('"about ten"');
  expect(gotWords(await sayIn('zh-Hant'), '"about ten"')).toBe('「about ten」');
  expect(gotWords(await sayIn('zh-Hant'), '12')).toBe('12');
});

test('one company and many are said as such', async () => {
  const { t } = await sayIn('en');
  const said = (gains: string, loses: string): string =>
    t('members.headline.pair', { pair: 'X', gains, loses, mixed: '1', unchanged: '1', undetermined: '2' });
  expect(said('1', '1,200')).toContain('1 company gains, 1,200 lose, 1 gains in one track and loses in another');
  expect(said('0', '1')).toContain('0 companies gain, 1 loses');
});
