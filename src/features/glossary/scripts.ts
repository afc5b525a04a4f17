/** The terms of the glossary in the script that the rule base of the page does not hold. */
import { useEffect, useState } from 'react';

import type { Locale } from '../../i18n/locale.ts';
import type { GlossaryEntry } from '../../rulebase/index.ts';

type Chinese = Record<string, string>;

/** By id, the Chinese term of the other script; empty until it is here, and where it cannot be loaded. */
export function useOtherScript(locale: Locale): Chinese {
  const [loaded, setLoaded] = useState<{ locale: Locale; terms: Chinese }>();
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const { default: file } = await (locale === 'zh-Hans'
        ? import('virtual:rules/zh-Hant/glossary')
        : import('virtual:rules/zh-Hans/glossary'));
      const terms = Object.fromEntries(file.entries.map(({ id, term }) => [id, term['zh-Hant']]));
      if (current) setLoaded({ locale, terms });
    };
    load().catch(() => undefined); // the term then stands in two scripts instead of three
    return () => {
      current = false;
    };
  }, [locale]);
  return loaded?.locale === locale ? loaded.terms : {};
}

export interface Scripts {
  'zh-Hant': string | undefined;
  'zh-Hans': string | undefined;
  en: string;
}

/** One term in the three scripts; `simplified` is given where the conversion would not say what the Mainland says. */
export function scriptsOf({ term, simplified }: GlossaryEntry, other: string | undefined, locale: Locale): Scripts {
  const own = term['zh-Hant']; // in the script of the page
  const [traditional, converted] = locale === 'zh-Hans' ? [other, own] : [own, other];
  return { 'zh-Hant': traditional, 'zh-Hans': simplified ?? converted, en: term.en };
}
