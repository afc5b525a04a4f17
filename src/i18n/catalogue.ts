import type { formats } from './formats.ts';
import type { LanguageTag, Locale } from './locale.ts';
import type source from './messages/zh-Hant.json';

declare module 'use-intl' {
  interface AppConfig {
    Locale: LanguageTag;
    Messages: typeof source;
    Formats: typeof formats;
  }
}

/** All words of the screens in one language, compiled at build time. */
export type Catalogue = typeof source;

const loaders: Record<Locale, () => Promise<{ default: Catalogue }>> = {
  'zh-Hant': () => import('virtual:messages/zh-Hant'),
  en: () => import('virtual:messages/en'),
  'zh-Hans': () => import('virtual:messages/zh-Hans'),
};

export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  return (await loaders[locale]()).default;
}
