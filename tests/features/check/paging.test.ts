/** Pages of questions: whole sections in order, a few questions each, and the way forward and back. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { firstOpen, joining, pageAt, pageBefore, pagesOf, pageToChange } from '../../../src/features/check/paging.ts';
import type { Fact } from '../../../src/rulebase/index.ts';
import { base } from '../../support/rules.ts';

const { facts } = base;
const ids = (page: readonly Fact[]) => page.map(({ id }) => id);
const someFacts = fc.subarray(facts);

test('every question is on one page, in order, with its own section, and no page is long', () =>
  fc.assert(
    fc.property(someFacts, (some) => {
      const pages = pagesOf(some);
      expect(pages.flat()).toEqual(some);
      for (const page of pages) {
        expect(new Set(page.map(({ section }) => section)).size).toBe(1);
        expect(page.length).toBeLessThanOrEqual(4);
      }
    }),
  ));

test('going on from page to page meets every open question once, and back leads the same way', () =>
  fc.assert(
    fc.property(someFacts, (some) => {
      const asking = { facts, profile: {}, open: new Set(ids(some)) };
      const forward: string[][] = [];
      let at = firstOpen(asking);
      while (at !== undefined) {
        const page = pageAt(asking, at);
        forward.push(ids(page));
        const before = pageBefore(asking, page);
        expect(before).toBe(forward.at(-2)?.[0]);
        at = firstOpen(asking, page);
      }
      expect(forward.flat()).toEqual(ids(some));
    }),
  ));

test('a question an answer makes necessary joins the page where it stands between its questions', () => {
  const page = facts.slice(1, 4);
  const [, , between] = facts;
  const asking = { facts, profile: {}, open: new Set(ids(facts)) };
  expect(
    joining(
      asking,
      [page[0], page[2]].filter((fact) => fact !== undefined),
    ),
  ).toEqual([between]);
  expect(
    joining(
      { ...asking, profile: { [between?.id ?? '']: null } },
      [page[0], page[2]].filter((f) => f !== undefined),
    ),
  ).toEqual([]);
  expect(joining(asking, page)).toEqual([]);
});

test('to change a part shows its whole where that is answered', () => {
  const part = facts.find(({ partOf }) => partOf !== undefined);
  const whole = part?.partOf ?? '';
  expect(ids(pageToChange(facts, {}, part?.id ?? ''))).toEqual([part?.id]);
  expect(ids(pageToChange(facts, { [whole]: 1 }, part?.id ?? ''))).toEqual([whole, part?.id]);
  expect(pageToChange(facts, {}, 'no such fact')).toEqual([]);
});

test('an unknown question has no page', () => {
  expect(pageAt({ facts, profile: {}, open: new Set() }, 'no such fact')).toEqual([]);
});
