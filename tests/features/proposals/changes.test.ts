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
