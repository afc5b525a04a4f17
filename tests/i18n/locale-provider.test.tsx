import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { useFormatter, useTranslations } from 'use-intl';

import { initialLocale } from '../../src/i18n/locale.ts';
import { useLocaleContext, useLocalText } from '../../src/i18n/locale-provider.tsx';
import { renderIn } from '../support/render.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

function Sample() {
  const t = useTranslations('nav');
  const format = useFormatter();
  const text = useLocalText();
  const { switchLocale } = useLocaleContext();
  return (
    <>
      <p>
        {t('result')} | {format.number(1_234_567, 'hkd')} | {format.dateTime(new Date('2024-02-28T17:00:00Z'), 'day')} |{' '}
        {text({ 'zh-Hant': '計劃', en: 'scheme' })}
      </p>
      <button type="button" onClick={() => void switchLocale('en')}>
        EN
      </button>
    </>
  );
}

test('words, amounts and dates follow the language, and the choice is kept', async () => {
  await renderIn('zh-Hant', <Sample />);
  expect(screen.getByText('結果 | HK$1,234,567 | 2024年2月29日 | 計劃')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText('Results | HK$1,234,567 | 29 February 2024 | scheme')).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('en-HK');
  expect(initialLocale()).toBe('en');
});

test('blocked storage costs the memory of the choice, nothing else', async () => {
  const blocked = (): never => {
    throw new DOMException('blocked', 'SecurityError');
  };
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-HK');
  expect(initialLocale()).toBe('zh-Hant');
  await renderIn('zh-Hant', <Sample />);
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText(/^Results/)).toBeInTheDocument();
});

test('the language of a link comes first, and replaces no choice made on this device', () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('ja');
  expect(initialLocale('fr')).toBe('en');
  expect(initialLocale('zh-Hans')).toBe('zh-Hans');
  expect(initialLocale(null)).toBe('zh-Hans');
  expect(initialLocale('zh-Hant')).toBe('zh-Hant');
  expect(initialLocale(null)).toBe('zh-Hans');
});
