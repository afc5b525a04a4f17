import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import rules from '../../../rules/economies.json' with { type: 'json' };
import { renderAt, store, stored } from './render-check.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

// With some 250 checkboxes on the page, finding one by its role or label takes seconds in jsdom.
function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing there: ${selector}`);
  return found;
}
const search = () => find('input[type="search"]');
const shown = () => [...document.querySelectorAll('.economy-list label')].map((label) => label.textContent);
const chip = (name: string) => find(`button[aria-label="移除${name}"]`);

test('a place is found in either language, chosen with Enter, and taken back by its chip', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=targetMarkets');
  await userEvent.type(search(), 'VIET');
  expect(shown()).toEqual(['越南']);
  await userEvent.keyboard('{Enter}');
  expect(stored()['targetMarkets']).toEqual(['VN']);

  await userEvent.clear(search());
  await userEvent.type(search(), '日本');
  expect(shown()).toEqual(['日本']);
  await userEvent.click(screen.getByText('日本', { selector: 'label' }));
  expect(stored()['targetMarkets']).toEqual(['VN', 'JP']);

  await userEvent.click(chip('越南'));
  expect(stored()['targetMarkets']).toEqual(['JP']);
  expect(search()).toHaveFocus();
  await userEvent.click(chip('日本'));
  expect(stored()).not.toHaveProperty('targetMarkets');
});

test('a place is found in Simplified characters too', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=targetMarkets');
  await userEvent.type(search(), '德国');
  await vi.waitFor(() => expect(shown()).toEqual(['德國']));
});

test('the chosen places come first, and a name that is not there is said', async () => {
  store({ aims: ['sell-outside-hk'], targetMarkets: ['ZW'] });
  await renderAt('/check?fact=targetMarkets', 'en');
  expect(shown().slice(0, 4)).toEqual(['Zimbabwe', 'Mainland China', 'Macao', 'Vietnam']);
  expect(find('.economy-list input')).toBeChecked();
  await userEvent.type(search(), 'Atlantis');
  expect(screen.getByText('Nothing found. Check the name.')).toBeInTheDocument();
});

test('the usual markets come before all others, and places where nobody lives after them', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=targetMarkets');
  const { shownFirst: first, shownLast: last } = rules;
  const economies: Record<string, { 'zh-Hant': string }> = rules.economies;
  const names = (codes: readonly string[]) => codes.map((code) => economies[code]?.['zh-Hant']);
  expect(shown().slice(0, first.length)).toEqual(names(first));
  expect(new Set(shown().slice(-last.length))).toEqual(new Set(names(last)));
  expect(shown()).toHaveLength(Object.keys(economies).length);
  const { asean, 'european-union': union } = rules.lists;
  expect(first).toEqual(expect.arrayContaining(asean.only));
  expect(union.only.some((code) => first.includes(code))).toBe(true);
});

test('no market at all is an answer', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=targetMarkets');
  await userEvent.click(screen.getByText('以上皆非', { selector: 'label' }));
  expect(stored()['targetMarkets']).toEqual([]);
});
