/** What the pure helpers need to say something: the rule base, the language, the words of the screens. */
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { pickText } from '../../i18n/locale.ts';
import type { LocalText, Locale } from '../../i18n/locale.ts';
import { useLocaleContext } from '../../i18n/locale-provider.tsx';
import type { RuleBase } from '../../rulebase/index.ts';
import { useSession } from '../session/session.tsx';

export type Translate = ReturnType<typeof useTranslations<never>>;

export interface Say {
  base: RuleBase;
  locale: Locale;
  t: Translate;
  text: (text: LocalText) => string;
  /** A calendar date in words. */
  day: (date: string) => string;
  /** Several things in one sentence. */
  list: (items: readonly string[]) => string;
  /** Several things that may have commas in them. */
  series: (items: readonly string[]) => string;
}

interface Parts {
  base: RuleBase;
  locale: Locale;
  t: Translate;
  formatDay: (date: Date) => string;
}

export function makeSay({ base, locale, t, formatDay }: Parts): Say {
  return {
    base,
    locale,
    t,
    text: (text) => pickText(locale, text),
    day: (date) => formatDay(new Date(`${date}T00:00:00+08:00`)),
    list: (items) => items.join(locale === 'en' ? ', ' : '、'),
    series: (items) => items.join(locale === 'en' ? '; ' : '；'),
  };
}

export function useSay(): Say {
  const { base } = useSession();
  const { locale } = useLocaleContext();
  const t = useTranslations();
  const format = useFormatter();
  return useMemo(
    () => makeSay({ base, locale, t, formatDay: (date) => format.dateTime(date, 'day') }),
    [base, locale, t, format],
  );
}
