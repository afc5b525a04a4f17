import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link, matchRoute, Route, Router, Switch, useLocation, useRouter } from 'wouter';

import { KeepOffline } from './features/offline/keep-offline.tsx';
import { ruleFiles, scriptOf } from './features/session/rule-files.ts';
import { StartPage } from './features/start/start-page.tsx';
import { isLocale, LOCALES, LANGUAGE_TAG } from './i18n/locale.ts';
import type { Locale } from './i18n/locale.ts';
import { useLocaleContext } from './i18n/locale-provider.tsx';
import { dropFromAddress, useFragmentPath, useFragmentSearch } from './navigation.ts';
import { ButtonLink } from './ui/button.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { focusById } from './ui/focus.ts';
import { LiveRegion } from './ui/live-region.tsx';
import { MovedContext, Page } from './ui/page.tsx';

/** Pages that need the rule base and the answers; the start page waits for neither. */
const listed: readonly { path: string; load: () => Promise<ComponentType> }[] = [
  { path: '/check', load: async () => (await import('./features/check/check-page.tsx')).CheckPage },
  { path: '/desk', load: async () => (await import('./features/desk/desk-page.tsx')).DeskPage },
  { path: '/result', load: async () => (await import('./features/result/result-page.tsx')).ResultPage },
  { path: '/track/:scheme/:track', load: async () => (await import('./features/track/track-page.tsx')).TrackPage },
  { path: '/plan', load: async () => (await import('./features/plan/plan-page.tsx')).PlanPage },
  { path: '/cases', load: async () => (await import('./features/cases/cases-page.tsx')).CasesPage },
  { path: '/beside', load: async () => (await import('./features/cases/beside-page.tsx')).BesidePage },
  { path: '/open', load: async () => (await import('./features/share/open-page.tsx')).OpenPage },
  { path: '/members', load: async () => (await import('./features/members/members-page.tsx')).MembersPage },
  { path: '/members/rows', load: async () => (await import('./features/members/rows-page.tsx')).RowsPage },
  { path: '/members/left-out', load: async () => (await import('./features/members/left-out-page.tsx')).LeftOutPage },
  { path: '/members/company', load: async () => (await import('./features/members/company-page.tsx')).CompanyPage },
  { path: '/compare', load: async () => (await import('./features/compare/compare-page.tsx')).ComparePage },
  { path: '/report', load: async () => (await import('./features/report/report-page.tsx')).ReportPage },
  { path: '/schemes', load: async () => (await import('./features/schemes/schemes-page.tsx')).SchemesPage },
  { path: '/scheme/:id', load: async () => (await import('./features/schemes/scheme-page.tsx')).SchemePage },
  { path: '/proposals', load: async () => (await import('./features/proposals/proposals-page.tsx')).ProposalsPage },
  { path: '/glossary', load: async () => (await import('./features/glossary/glossary-page.tsx')).GlossaryPage },
  { path: '/about', load: async () => (await import('./features/about/about-page.tsx')).AboutPage },
  { path: '/privacy', load: async () => (await import('./features/privacy/privacy-page.tsx')).PrivacyPage },
];
const pages = listed.map(({ path, load }) => ({ path, load, Content: lazy(async () => ({ default: await load() })) }));
const WithSession = lazy(async () => ({ default: (await import('./features/session/with-session.tsx')).WithSession }));

const inMenu = ['check', 'desk', 'result', 'compare', 'plan', 'cases', 'members', 'schemes', 'proposals'] as const;
const atTheFoot = ['glossary', 'privacy', 'about'] as const;
/** Which entry of the menu a page below none of them belongs to. */
const menuEntry = (path: string): string =>
  path
    .replace(/^\/scheme\/.*/, '/schemes')
    .replace(/^\/(track\/.*|report)$/, '/result')
    .replace(/^\/beside$/, '/cases')
    .replace(/^\/members\/.*/, '/members');

/** A language in that language: as seen, and as read aloud. */
const languageNames: Record<Locale, { short: string; full: string }> = {
  'zh-Hant': { short: '繁', full: '繁體中文' },
  en: { short: 'EN', full: 'English' },
  'zh-Hans': { short: '简', full: '简体中文' },
};

function LanguageSwitch(): ReactNode {
  const t = useTranslations('app');
  const { locale, switchLocale } = useLocaleContext();
  const [failed, setFailed] = useState(false);
  const choose = (next: Locale): void => {
    setFailed(false);
    switchLocale(next).then(
      () => dropFromAddress('lang'),
      () => setFailed(true),
    );
  };
  const asked = new URLSearchParams(useFragmentSearch()).get('lang');
  const follow = useEffectEvent((wanted: string | null) => {
    if (isLocale(wanted) && wanted !== locale) switchLocale(wanted).catch(() => setFailed(true));
  });
  useEffect(() => follow(asked), [asked]); // a link pasted into a window that is open already
  return (
    <>
      <fieldset className="language-switch">
        <legend className="visually-hidden">{t('language')}</legend>
        {LOCALES.map((each) => (
          <button
            key={each}
            type="button"
            lang={LANGUAGE_TAG[each]}
            aria-label={languageNames[each].full}
            aria-pressed={each === locale}
            onClick={() => choose(each)}
          >
            {languageNames[each].short}
          </button>
        ))}
      </fieldset>
      <LiveRegion visible>{failed ? t('languageFailed') : null}</LiveRegion>
    </>
  );
}

function Header(): ReactNode {
  const t = useTranslations('app');
  return (
    <header className="site-header">
      <div className="site-header-top">
        <Link href="/" className="site-name">
          {t('name')}
        </Link>
        <LanguageSwitch />
      </div>
      <Menu entries={inMenu} label={t('nav')} />
    </header>
  );
}

function Menu({
  entries,
  label,
}: {
  entries: readonly (typeof inMenu | typeof atTheFoot)[number][];
  label: string;
}): ReactNode {
  const t = useTranslations('nav');
  const [path] = useLocation();
  return (
    <nav className="site-nav" aria-label={label}>
      <ul>
        {entries.map((page) => (
          <li key={page}>
            <Link
              href={`/${page}`}
              aria-current={path === `/${page}` ? 'page' : menuEntry(path) === `/${page}` ? 'true' : undefined}
            >
              {t(page)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NotFoundPage(): ReactNode {
  const t = useTranslations('notFound');
  return (
    <Page title={t('title')}>
      <p>{t('text')}</p>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </Page>
  );
}

/** The page at this path, in what it needs. A fault in one page leaves the others and the session alone. */
function Content({ path }: { path: string }): ReactNode {
  const t = useTranslations('app');
  const { parser } = useRouter();
  const { locale } = useLocaleContext();
  const loading = <p role="status">{t('loading')}</p>;
  const here = pages.find((each) => matchRoute(parser, each.path, path)[0]);
  useEffect(() => {
    if (!here) return;
    // all at once, not one after the other; each is asked for again, and heard, when it is needed
    here.load().catch(() => undefined);
    ruleFiles(scriptOf(locale)).catch(() => undefined);
  }, [here, locale]);
  if (path === '/') return <StartPage />;
  if (!here) return <NotFoundPage />;
  return (
    <Suspense fallback={loading}>
      <WithSession>
        <ErrorBoundary key={path}>
          <Suspense fallback={loading}>
            <Switch>
              {pages.map(({ path: at, Content: Found }) => (
                <Route key={at} path={at}>
                  <Found />
                </Route>
              ))}
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </WithSession>
    </Suspense>
  );
}

function Shell(): ReactNode {
  const t = useTranslations('app');
  const [path] = useLocation();
  const [firstPath] = useState(path);
  const [moved, setMoved] = useState(false);
  if (!moved && path !== firstPath) setMoved(true);

  return (
    <MovedContext value={moved}>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          focusById('main');
        }}
      >
        {t('skip')}
      </a>
      <Header />
      <main id="main" className="site-main" tabIndex={-1}>
        <ErrorBoundary key={path === '/' ? 'start' : 'session'}>
          <Content path={path} />
        </ErrorBoundary>
      </main>
      <footer className="site-footer">
        <Menu entries={atTheFoot} label={t('navFoot')} />
        <div className="site-footer-inner">
          <p>{t('privacy')}</p>
          <p>{t('disclaimer')}</p>
        </div>
      </footer>
      <KeepOffline />
    </MovedContext>
  );
}

export function App(): ReactNode {
  return (
    <Router hook={useFragmentPath} searchHook={useFragmentSearch}>
      <Shell />
    </Router>
  );
}
