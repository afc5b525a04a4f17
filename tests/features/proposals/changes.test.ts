/** What a proposal would change, in words. */
import { expect, test } from 'vitest';

import { changeLines, twoDays } from '../../../src/features/proposals/proposal-changes.ts';
import { base, TODAY } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

test('every change of every proposal has a line in every language', async () => {
  for (const locale of ['zh-Hant', 'en'] as const) {
    const say = await sayIn(locale);
    for (const proposal of base.proposals) {
      const lines = changeLines(say, proposal, twoDays(base, TODAY));
      expect(lines, proposal.id).toHaveLength(proposal.changes.length);
      expect(JSON.stringify(lines), proposal.id).not.toMatch(/undefined|\[object|\{[a-z-]+\}/);
    }
  }
});

test('what a closed scheme had on its last day stands in place of today, which has no value', async () => {
  const say = await sayIn('en');
  const closed = base.proposals.filter(({ changes }) =>
    changes.some(
      (change) =>
        change.op !== 'add-scheme' &&
        twoDays(base, TODAY)
          .today.schemes.find(({ id }) => id === change.scheme)
          ?.tracks.every(({ status }) => status === 'closed'),
    ),
  );
  expect(closed.length).toBeGreaterThan(0);
  for (const proposal of closed) {
    const said = changeLines(say, proposal, twoDays(base, TODAY)).flatMap(({ words, more }) => [words, ...more]);
    expect(said.join(' '), proposal.id).toMatch(/until it closed on|When it closed on/);
    expect(said.join(' '), proposal.id).not.toContain(say.t('cause.notOnFile'));
    expect(said.join(' '), proposal.id).not.toContain('Today:');
  }
});
