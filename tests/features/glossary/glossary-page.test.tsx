/** The words of the field, over the real glossary. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { GlossaryPage } from '../../../src/features/glossary/glossary-page.tsx';
import { scriptsOf } from '../../../src/features/glossary/scripts.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { renderWithSession } from '../../support/session.tsx';

const base = await ruleBaseFor('zh-Hant');

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '#/glossary');
  Element.prototype.scrollIntoView = vi.fn<() => void>();
});

test('each term stands in three scripts with its meaning, and has an address', async () => {
  await renderWithSession('zh-Hant', {}, <GlossaryPage />);
  expect(await screen.findAllByText('簡體')).toHaveLength(base.glossary.length);
  for (const { id, term, meaning } of base.glossary) {
    const item = document.getElementById(`term-${id}`);
    expect(item).toHaveTextContent(term.en);
    expect(item).toHaveTextContent(meaning['zh-Hant']);
    expect(screen.getByRole('link', { name: term['zh-Hant'] })).toHaveAttribute('href', `#/glossary?at=term-${id}`);
  }
});

test('the filter narrows the list and counts', async () => {
  await renderWithSession('en', {}, <GlossaryPage />);
  const [entry] = base.glossary;
  await userEvent.type(screen.getByRole('searchbox'), entry?.term.en ?? '');
  expect(screen.getByRole('status')).toHaveTextContent(/^Showing \d+ of \d+\.$/);
  expect(document.getElementById(`term-${entry?.id}`)).toBeInTheDocument();
  await userEvent.type(screen.getByRole('searchbox'), ' zzzz');
  expect(screen.getByRole('status')).toHaveTextContent('No term matches.');
});

test('the address may name a term, which takes the focus', async () => {
  const id = `term-${base.glossary[1]?.id}`;
  history.replaceState(null, '', `#/glossary?at=${id}`);
  await renderWithSession('en', {}, <GlossaryPage />);
  expect(document.activeElement?.id).toBe(id);
});

test('the word of the Mainland is preferred to the converted one', () => {
  const term = { 'zh-Hant': '資訊科技', en: 'Information technology' };
  const entry = { id: 'it', term, meaning: term };
  expect(scriptsOf({ ...entry, simplified: '信息技术' }, '资讯科技', 'zh-Hant')).toEqual({
    'zh-Hant': '資訊科技',
    'zh-Hans': '信息技术',
    en: 'Information technology',
  });
  const simplified = { ...entry, term: { 'zh-Hant': '资讯科技', en: 'Information technology' } };
  expect(scriptsOf(simplified, '資訊科技', 'zh-Hans')).toMatchObject({ 'zh-Hant': '資訊科技', 'zh-Hans': '资讯科技' });
});
