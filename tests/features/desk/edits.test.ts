/** What the last edit changed. */
import { expect, test } from 'vitest';

import { assess } from '../../../src/engine/index.ts';
import { editWords } from '../../../src/features/desk/edit-words.ts';
import { nextEdit } from '../../../src/features/desk/edits.ts';
import type { Edit, Seen } from '../../../src/features/desk/edits.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { foodFactory } from '../../support/profiles.ts';
import { base, rulesFor, TODAY } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

const today = rulesFor(TODAY);
const see = async (profile: Profile, rules = today): Promise<Seen> => ({
  profile,
  tracks: (await assess(base, rules, profile)).tracks,
});
async function editing(...profiles: Profile[]): Promise<Edit | undefined> {
  let edit: Edit | undefined;
  let seen: Seen | undefined;
  for (const profile of profiles) {
    const now = await see(profile);
    if (seen) edit = nextEdit(base, edit, seen, now);
    seen = now;
  }
  return edit;
}
const keys = (edit: Edit | undefined) => edit?.results.map(({ to }) => `${to.scheme.id}/${to.track.id}`);

test('an edit names its answer and exactly the results that are others now', async () => {
  const listed = await editing(foodFactory, { ...foodFactory, listed: true });
  expect(listed?.facts).toEqual(['listed']);
  expect(keys(listed)).toContain('bud/general');
  for (const { from, to } of listed?.results ?? [])
    expect([to.verdict, to.award?.max]).not.toEqual([from.verdict, from.award?.max]);
  const nothing = await editing(foodFactory, { ...foodFactory, monthsInBusiness: 121 });
  expect(nothing).toMatchObject({ facts: ['monthsInBusiness'], results: [], left: 0 });
});

test('the digits of a number are one edit, from what was there before the first', async () => {
  const cost = (marketProjectCost: number | undefined): Profile => {
    const { marketProjectCost: _, ...others } = foodFactory;
    return marketProjectCost === undefined ? others : { ...others, marketProjectCost };
  };
  const typed = await editing(cost(600_000), cost(undefined), cost(4), cost(40), cost(400_000));
  const atOnce = await editing(cost(600_000), cost(400_000));
  expect(typed?.before.profile['marketProjectCost']).toBe(600_000);
  expect(keys(typed)).toEqual(keys(atOnce));
  expect(keys(await editing(cost(600_000), cost(4), cost(600_000)))).toEqual([]);
});

test('a choice put back is an edit that says what it changes', async () => {
  const back = await editing(foodFactory, { ...foodFactory, listed: true }, foodFactory);
  expect(back?.facts).toEqual(['listed']);
  expect(keys(back)).toContain('bud/general');
});

test('another question is another edit', async () => {
  const listed = { ...foodFactory, listed: true };
  const edit = await editing(foodFactory, listed, { ...listed, businessRegistered: false });
  expect(edit?.facts).toEqual(['businessRegistered']);
  expect(edit?.before.profile).toBe(listed);
});

test('other rules are not an edit', async () => {
  expect(nextEdit(base, undefined, await see(foodFactory), await see(foodFactory, rulesFor('2024-01-01')))).toBe(
    undefined,
  );
});

test('an edit in words says what it was, what it is, and what followed', async () => {
  const say = await sayIn('en');
  const edit = await editing(foodFactory, { ...foodFactory, listed: true });
  expect(edit && editWords(say, edit).slice(0, 2)).toEqual([
    '"Listed company" changed from "No" to "Yes".',
    expect.stringMatching(
      /^BUD Fund: .+: Does not meet the conditions\. Before: Meets the published conditions, HK\$150,000\.$/,
    ),
  ]);
  const nothing = await editing(foodFactory, { ...foodFactory, monthsInBusiness: null });
  expect(nothing && editWords(say, nothing)).toEqual([
    '"Months in business" changed from "120" to "Don\'t know".',
    'No result changed.',
  ]);
  const aims = await editing(foodFactory, { ...foodFactory, aims: ['existing-production-line'] });
  expect(aims && editWords(say, aims).at(-1)).toMatch(/tracks no longer fit the chosen aims\.$/);
});
