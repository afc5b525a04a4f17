import './ui/styles/index.css'; // first: it says in which order the layers of all style sheets count

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { loadCatalogue } from './i18n/catalogue.ts';
import { initialLocale, LANGUAGE_TAG } from './i18n/locale.ts';
import { LocaleProvider } from './i18n/locale-provider.tsx';
import { inAddress } from './navigation.ts';

async function start(root: HTMLElement): Promise<void> {
  const locale = initialLocale(inAddress('lang'));
  const catalogue = await loadCatalogue(locale);
  document.documentElement.lang = LANGUAGE_TAG[locale];
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider locale={locale} catalogue={catalogue}>
        <App />
      </LocaleProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
start(root).catch((error: unknown) => {
  console.error(error);
  document.getElementById('load-failed')?.classList.remove('shown-late'); // at once, not after a while
});
