/** Opening a link: what it holds is shown first, and nothing is replaced without asking. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { EMPTY_SESSION, encodeShare } from '../../../src/cases/index.ts';
import type { Session } from '../../../src/cases/index.ts';
import { checkLetters } from '../../../src/cases/share-bits.ts';
import { CaseBar } from '../../../src/features/session/case-bar.tsx';
import { caseStoreFor } from '../../../src/features/session/case-store.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { useSession } from '../../../src/features/session/session.tsx';
import { OpenPage } from '../../../src/features/share/open-page.tsx';
import { loadShareTable } from '../../../src/rulebase/index.ts';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { foodFactory as factory, trader as tradingCompany } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

const day = (text: string): IsoDate => text as IsoDate; // dates of this file are dates
/** A link keeps sets in the order of their options. */
const foodFactory = { ...factory, marketMeasures: ['advertising', 'exhibition'] };
const trader = { ...tradingCompany, marketMeasures: ['advertising', 'exhibition'] };
const [base, table] = await Promise.all([ruleBaseFor('en'), loadShareTable()]);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const textOf = (session: Partial<Session>): string =>
  encodeShare(table, { session: { ...EMPTY_SESSION, ...session }, madeOn: day('2026-10-05') });
async function visit(text: string, mine: Partial<Session> = { facts: {}, asAt: null }): Promise<void> {
  history.replaceState(null, '', text === '' ? '#/open' : `#/open?s=${text}`);
  await renderWithSession('en', mine, <OpenPage />);
  await waitFor(() => expect(screen.queryByText('Reading the link…')).not.toBeInTheDocument());
}
const stored = (): Session => JSON.parse(localStorage.getItem('session') ?? 'null') as Session;
const rowOf = (term: string): string => screen.getByText(term, { selector: 'dt' }).nextSibling?.textContent ?? '';
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

const columns = ['a', 'b'].map((id) => ({ id, name: id, date: null, proposals: [], assumptions: {} }));
const shared = {
  facts: foodFactory,
  name: '屯門食品廠',
  proposals: ['bud-hk-market'],
  columns,
  asAt: day('2023-08-31'),
};

describe('a whole link', () => {
  test('shows what it holds and changes nothing', async () => {
    await visit(textOf(shared));
    expect(screen.getByRole('heading', { level: 1, name: 'Answers from a link' })).toBeInTheDocument();
    expect(screen.getByText(/have not been sent anywhere/)).toBeInTheDocument();
    expect(rowOf('Company')).toBe('屯門食品廠');
    expect(rowOf('The link holds')).toBe('37 answers, 2 comparison columns of your own');
    expect(rowOf('Rules of')).toBe('31 August 2023');
    expect(rowOf('Proposals compared')).toBe('1 chosen');
    expect(rowOf('Link made on')).toBe('5 October 2026');
    await userEvent.click(screen.getByText('Look at the 37 answers first'));
    expect(screen.getByText('Employees in Hong Kong', { selector: 'dt' }).nextSibling).toHaveTextContent('45');
    expect(stored().facts).toEqual({});
    expect(screen.queryByText(/could not be used/)).not.toBeInTheDocument();
  });

  test('is used at once where there is nothing to lose, and leaves no answers in the address', async () => {
    await visit(textOf(shared));
    const length = history.length;
    await press('See the results');
    await waitFor(() => expect(location.hash).toBe('#/result'));
    expect(history.length).toBe(length);
    expect(stored()).toMatchObject({ facts: foodFactory, name: '屯門食品廠', asAt: '2023-08-31' });
  });

  test('asks before it takes the place of answers, and keeps them where told so', async () => {
    await visit(textOf(shared), { facts: trader, name: 'Mine', asAt: null });
    await press('See the results');
    const question = screen.getByRole('group', {
      name: new RegExp(`already have ${Object.keys(trader).length} answers`),
    });
    expect(question).toHaveFocus();
    await userEvent.click(within(question).getByRole('button', { name: 'Keep my answers' }));
    expect(stored()).toMatchObject({ name: 'Mine', facts: trader });
    await press('See the results');
    await press('Replace my answers');
    await waitFor(() => expect(stored()).toMatchObject({ name: '屯門食品廠', facts: foodFactory }));
    expect(location.hash).toBe('#/result');
  });

  test('opened again is not asked about: it would replace itself', async () => {
    await visit(textOf({ facts: factory }), { facts: factory, asAt: null });
    await press('See the results');
    await waitFor(() => expect(location.hash).toBe('#/result'));
  });

  test('is not used where nobody wants it', async () => {
    await visit(textOf(shared), { facts: trader });
    await press('Do not use the link');
    expect(location.hash).toBe('#/result');
    expect(stored().facts).toEqual(trader);
  });

  test('becomes a case of its own beside the answers at hand', async () => {
    await visit(textOf(shared), { facts: trader, name: 'Mine' });
    await press('Keep as a new case');
    await waitFor(() => expect(location.hash).toBe('#/result'));
    expect(stored()).toMatchObject({ name: 'Mine', facts: trader });
    const store = await caseStoreFor(base);
    if (!store.ok) throw new Error(store.fault);
    const cases = await store.value.list();
    expect(cases).toMatchObject({ ok: true, value: [{ case: { work: { name: '屯門食品廠', facts: foodFactory } } }] });
  });
});

/** An edit of the answers at hand, wherever they are kept. */
function Edit() {
  const { session, answer } = useSession();
  return (
    <>
      <output aria-label="answers">{JSON.stringify(session.facts)}</output>
      <button type="button" onClick={() => answer('hkEmployees', 7)}>
        edit
      </button>
    </>
  );
}

test('a link never takes the place of a case that cannot be saved', async () => {
  const store = await caseStoreFor(base);
  const made = store.ok ? await store.value.create({ ...EMPTY_SESSION, name: 'Mine', facts: trader }) : store;
  if (!made.ok) throw new Error(made.fault);
  sessionStorage.setItem('case', made.value.id);
  history.replaceState(null, '', `#/open?s=${textOf(shared)}`);
  await renderWithSession(
    'en',
    {},
    <>
      <CaseBar />
      <Edit />
      <OpenPage />
    </>,
  );
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(full);
  await press('edit');
  await press('See the results');
  expect(await screen.findByText('This case could not be saved')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('button', { name: 'See the results' })).toBeEnabled());
  expect(location.hash).toMatch(/^#\/open/);
  expect(JSON.parse(screen.getByRole('status', { name: 'answers' }).textContent)).toEqual({
    ...trader,
    hkEmployees: 7,
  });
});

describe('a link that does not fit everything', () => {
  test('names what was left out and uses the rest', async () => {
    const [part] = base.facts.filter(({ partOf }) => partOf !== undefined);
    if (part?.partOf === undefined) throw new Error('no fact is part of another');
    await visit(
      textOf({
        facts: { ...trader, legalForm: 'guild', kitesFlown: 3, [part.partOf]: 1, [part.id]: 2 },
        proposals: ['kites-for-all'],
      }),
    );
    expect(screen.getByText('4 things in the link could not be used')).toBeInTheDocument();
    expect(screen.getByText('Legal form: the answer does not fit the question any more')).toBeInTheDocument();
    expect(screen.getByText('An answer to a question this tool does not know (kitesFlown)')).toBeInTheDocument();
    expect(screen.getByText('A proposal this tool does not know (kites-for-all)')).toBeInTheDocument();
    expect(screen.getByText(/: more than ".*", of which it is a part$/)).toBeInTheDocument();
    await press('See the results');
    const fits = Object.fromEntries(
      Object.entries(trader).filter(([id]) => id !== 'legalForm' && id !== part.id && id !== part.partOf),
    );
    await waitFor(() => expect(stored().facts).toEqual({ ...fits, [part.partOf ?? '']: 1 }));
  });
});

describe('no link', () => {
  const whole = textOf(shared);

  test('damaged: says what to do, and the answers at hand stay', async () => {
    await visit(whole.slice(0, -3), { facts: trader });
    expect(screen.getByRole('heading', { level: 1, name: 'The link could not be opened' })).toBeInTheDocument();
    expect(screen.getByText(/Check that all of it was copied, to the last character/)).toBeInTheDocument();
    expect(screen.getByText(`Your ${Object.keys(trader).length} answers are unchanged.`)).toBeInTheDocument();
    expect(stored().facts).toEqual(trader);
    expect(screen.queryByRole('button', { name: 'See the results' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to my results' })).toBeInTheDocument();
  });

  test('a link that was cut in two is put together by pasting it', async () => {
    await visit(whole.slice(0, 30));
    await press('Open the link');
    const field = screen.getByRole('textbox', { name: 'Link' });
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    await userEvent.click(field);
    await userEvent.paste(`https://example.org/#/open?s=${whole.slice(0, 30)}\n${whole.slice(30)}`);
    await press('Open the link');
    expect(await screen.findByRole('heading', { level: 1, name: 'Answers from a link' })).toBeInTheDocument();
    expect(rowOf('Company')).toBe('屯門食品廠');
  });

  test('nothing after the address: a place to paste a link', async () => {
    await visit('');
    expect(screen.getByRole('heading', { level: 1, name: 'Open a link' })).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Link' })).toBeValid();
  });

  test('of a newer version: to be opened after a reload', async () => {
    const letters = whole.slice(8);
    await visit(`2.${checkLetters(`2.${letters}`)}${letters}`, { facts: trader });
    expect(screen.getByText('The link was made by a newer version of this tool')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeInTheDocument();
    expect(stored().facts).toEqual(trader);
  });

  test('too long', async () => {
    await visit(`1.${'A'.repeat(20_000)}`);
    expect(screen.getByText('The link is too long')).toBeInTheDocument();
  });
});

test('the answers of another day of making stay those of the link when the next link is opened', async () => {
  await visit(textOf({ facts: trader, name: 'First' }));
  expect(rowOf('Company')).toBe('First');
  history.replaceState(
    null,
    '',
    `#/open?s=${encodeShare(table, { session: EMPTY_SESSION, madeOn: day('2026-11-22') })}`,
  );
  dispatchEvent(new HashChangeEvent('hashchange'));
  await waitFor(() => expect(rowOf('Company')).toBe('Not in the link'));
  expect(rowOf('Link made on')).toBe('22 November 2026');
});
