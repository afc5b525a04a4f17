/** In which order the results stand beside the questions. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { assess, betterFirst } from '../../../src/engine/index.ts';
import { standingOf } from '../../../src/features/check/live.ts';
import { resultGroups } from '../../../src/features/desk/results-order.ts';
import { foodFactory } from '../../support/profiles.ts';
import { arbitrarySituation, base, rulesFor, TODAY } from '../../support/rules.ts';

test('in either order every track that takes applications stands there once, the better before the worse', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySituation, async ({ date, proposals, partial }) => {
      const assessment = await assess(base, rulesFor(date, proposals), partial);
      const { open } = standingOf(assessment.tracks);
      for (const order of ['aim', 'rank'] as const) {
        const groups = resultGroups(base, assessment, partial, order);
        const shown = groups.flatMap(({ tracks }) => tracks);
        expect(new Set(shown)).toEqual(new Set(open));
        expect(shown).toHaveLength(open.length);
        for (const { tracks } of groups) expect(tracks).toEqual(tracks.toSorted(betterFirst));
      }
    }),
    { numRuns: 60 },
  );
});

test('a track that serves aims of two groups stands in the first and is named in the second', async () => {
  const profile = { ...foodFactory, aims: ['sell-outside-hk', 'promote-exhibit'], listed: true };
  const assessment = await assess(base, rulesFor(TODAY), profile);
  const [first, second] = resultGroups(base, assessment, profile, 'aim');
  expect(first?.aims.map(({ aim }) => aim)).toEqual(['sell-outside-hk']);
  expect(first?.tracks.length).toBeGreaterThan(0);
  expect(second?.tracks).toEqual([]);
  expect(second?.above).toEqual(first?.tracks);
});
