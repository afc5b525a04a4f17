import { createTranslator } from 'use-intl';

import { makeSay } from '../../src/features/shared/say.ts';
import type { Say, Translate } from '../../src/features/shared/say.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { formats, TIME_ZONE } from '../../src/i18n/formats.ts';
import { LANGUAGE_TAG } from '../../src/i18n/locale.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { base } from './rules.ts';

/** The words of a language without a screen, over the real rule base. */
export async function sayIn(locale: Locale): Promise<Say> {
  const messages = await loadCatalogue(locale);
  const t: Translate = createTranslator({ locale: LANGUAGE_TAG[locale], messages, formats, timeZone: TIME_ZONE });
  const day = new Intl.DateTimeFormat(LANGUAGE_TAG[locale], { ...formats.dateTime.day, timeZone: TIME_ZONE });
  return makeSay({ base, locale, t, formatDay: (date) => day.format(date) });
}
