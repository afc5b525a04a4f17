import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';

import { loadCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { formats, TIME_ZONE } from './formats.ts';
import { LANGUAGE_TAG, pickText, rememberLocale } from './locale.ts';
import type { LocalText, Locale } from './locale.ts';

interface LocaleContextValue {
  locale: Locale;
  /** Loads the language, then shows it; rejects and changes nothing when it cannot be loaded. */
  switchLocale: (locale: Locale) => Promise<void>;
}

const LocaleContext = createContext<LocaleContextValue | null>(null);

interface LocaleProviderProps {
  locale: Locale;
  catalogue: Catalogue;
  children: ReactNode;
}

/** Gives every screen its words. `locale` and `catalogue` are those to begin with. */
export function LocaleProvider({ locale, catalogue, children }: LocaleProviderProps): ReactNode {
  const [shown, setShown] = useState({ locale, catalogue });
  const wanted = useRef(locale);

  const switchLocale = useCallback(async (next: Locale) => {
    wanted.current = next;
    const loaded = await loadCatalogue(next);
    if (wanted.current !== next) return; // another language was chosen while this one loaded
    document.documentElement.lang = LANGUAGE_TAG[next];
    rememberLocale(next);
    setShown({ locale: next, catalogue: loaded });
  }, []);

  const value = useMemo(() => ({ locale: shown.locale, switchLocale }), [shown.locale, switchLocale]);
  return (
    <LocaleContext value={value}>
      <IntlProvider
        locale={LANGUAGE_TAG[shown.locale]}
        messages={shown.catalogue}
        formats={formats}
        timeZone={TIME_ZONE}
      >
        {children}
      </IntlProvider>
    </LocaleContext>
  );
}

export function useLocaleContext(): LocaleContextValue {
  const value = useContext(LocaleContext);
  if (value === null) throw new Error('no LocaleProvider above');
  return value;
}

/** For words that come with the rule base: `const text = useLocalText(); text(scheme.name)`. */
export function useLocalText(): (text: LocalText) => string {
  const { locale } = useLocaleContext();
  return useCallback((text) => pickText(locale, text), [locale]);
}
