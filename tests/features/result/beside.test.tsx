/** What stands beside the verdicts: how to apply, other support, overdue reviews, and the way to say "this is wrong". */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';

import { caseFile } from '../../../src/cases/index.ts';
import { ResultPage } from '../../../src/features/result/result-page.tsx';
import { Practical } from '../../../src/features/shared/practical.tsx';
import { Page } from '../../../src/ui/page.tsx';
import { foodFactory } from '../../support/profiles.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { renderWithSession } from '../../support/session.tsx';

const base = await ruleBaseFor('zh-Hant');

beforeEach(() => localStorage.clear());
const card = () => screen.findByRole('article', { name: /General application|一般申請/ });

test('how to apply: each line with how sure it is, the next closing day with its date', async () => {
  const note = (en: string, confidence: 'official' | 'inferred' = 'official') => [
    { text: { 'zh-Hant': en, en }, confidence, sources: [] },
  ];
  await renderWithSession(
    'zh-Hant',
    {},
    <Page title="x">
      <Practical
        practical={{
          channel: note('網上申請'),
          documents: note('審計帳目', 'inferred'),
          deadlines: [],
          processing: [],
          refusals: [],
          nextCutOff: {
            on: '2026-12-31' as IsoDate,
            text: { 'zh-Hant': '第四批', en: 'Fourth batch' },
            confidence: 'inferred',
            sources: [],
          },
        }}
      />
    </Page>,
  );
  const list = screen.getByText('申請須知').closest('details');
  expect(list).toHaveTextContent(
    '怎樣申請網上申請 （官方）要準備的文件審計帳目 （推算）期限下一個截止日：2026年12月31日。 第四批 （推算）',
  );
  expect(list).not.toHaveTextContent('審批時間');
});

test('nothing on file about applying shows nothing', async () => {
  const none = { channel: [], documents: [], deadlines: [], processing: [], refusals: [] };
  await renderWithSession(
    'en',
    {},
    <Page title="x">
      <Practical practical={none} />
    </Page>,
  );
  expect(screen.queryByText('How to apply')).not.toBeInTheDocument();
});

test('other support for the chosen aims is listed with who it is for and when it was checked', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ResultPage />);
  await card();
  const fitting = base.referrals.filter(({ aims }) => aims.includes('existing-production-line'));
  if (fitting.length === 0) return;
  const region = screen.getByRole('region', { name: 'Other support' });
  expect(region).toHaveTextContent(/For: .*checked on/);
});

test('a result that looks wrong is copied as a case, with a sentence about what to do', async () => {
  const user = userEvent.setup();
  await renderWithSession('en', { name: 'Secret Ltd', facts: foodFactory }, <ResultPage />);
  await user.click(within(await card()).getByRole('button', { name: /^This looks wrong/ }));
  expect(
    await within(await card()).findByText(/^The case is copied\. Put in the address of the page/),
  ).toBeInTheDocument();
  const text = await navigator.clipboard.readText();
  expect(z.safeParse(caseFile, JSON.parse(text)).success).toBe(true);
  expect(text).not.toContain('Secret');
});

test('where the browser does not let us copy, the case is there to be copied by hand', async () => {
  const user = userEvent.setup();
  await renderWithSession('zh-Hant', { facts: foodFactory }, <ResultPage />);
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  await user.click(within(await card()).getByRole('button', { name: /^這個結果不對？/ }));
  const field = await within(await card()).findByRole('textbox', { name: '個案檔案' });
  expect(z.safeParse(caseFile, JSON.parse((field as HTMLTextAreaElement).value)).success).toBe(true);
});

test('schemes whose sources are due to be read again are named under the results', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2099-01-01T12:00:00+08:00') });
  try {
    await renderWithSession('en', { facts: foodFactory }, <ResultPage />);
    expect(
      await screen.findByText(/^The sources of these schemes were due to be read again.*BUD Fund/),
    ).toBeInTheDocument();
  } finally {
    vi.useRealTimers();
  }
});
