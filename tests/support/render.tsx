import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';

import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { LocaleProvider } from '../../src/i18n/locale-provider.tsx';

/** Renders with the words of a language, as the app does. */
export async function renderIn(locale: Locale, node: ReactNode): Promise<RenderResult> {
  const catalogue = await loadCatalogue(locale);
  return render(
    <LocaleProvider locale={locale} catalogue={catalogue}>
      {node}
    </LocaleProvider>,
  );
}
