/** The three languages of the app, which one to begin with, and words that carry their own translations. */
export const LOCALES = ['zh-Hant', 'en', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/** Language tags with the region, for `<html lang>` and for dates and numbers as Hong Kong writes them. */
export const LANGUAGE_TAG = { 'zh-Hant': 'zh-Hant-HK', en: 'en-HK', 'zh-Hans': 'zh-Hans-HK' } as const satisfies Record<
  Locale,
  string
>;
export type LanguageTag = (typeof LANGUAGE_TAG)[Locale];

/** What is made once for each language and kept, as it costs more to make than to use: a formatter, an order. */
export function perLocale<T>(make: (tag: LanguageTag) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>();
  return (locale) => {
    const found = made.get(locale) ?? make(LANGUAGE_TAG[locale]);
    made.set(locale, found);
    return found;
  };
}

/** The order of words in a language. */
export const orderIn = perLocale((tag) => new Intl.Collator(tag).compare);

/** Words of the rule base. Simplified Chinese is optional: it is derived from Traditional Chinese. */
export interface LocalText {
  readonly 'zh-Hant': string;
  readonly en: string;
  readonly 'zh-Hans'?: string | undefined;
}

const STORAGE_KEY = 'locale';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The text in `locale`; Simplified Chinese falls back to Traditional Chinese. */
export function pickText(locale: Locale, text: LocalText): string {
  return text[locale] ?? text['zh-Hant'];
}

/** The nearest of our languages for a browser's language tag; English where it is neither Chinese nor Cantonese. */
export function detectLocale(languageTag: string | undefined): Locale {
  const tag = (languageTag ?? '').toLowerCase();
  if (!/^(zh|yue)\b/.test(tag)) return 'en';
  if (tag.includes('hant')) return 'zh-Hant';
  return tag.includes('hans') || /^zh-(cn|sg|my)\b/.test(tag) ? 'zh-Hans' : 'zh-Hant';
}

function chosenBefore(): Locale | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return isLocale(stored) ? stored : null;
  } catch {
    return null; // storage is blocked: the choice then lasts as long as the page
  }
}

/** The language that the address asks for, then the one chosen on this device before, otherwise the browser's. */
export function initialLocale(asked: string | null = null): Locale {
  const before = chosenBefore();
  if (!isLocale(asked)) return before ?? detectLocale(navigator.language);
  if (before === null) rememberLocale(asked); // or the language would change when the page is loaded again
  return asked;
}

/** Keeps the choice on this device, where the browser lets us. */
export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // storage is blocked or full: nothing is lost but the choice
  }
}
