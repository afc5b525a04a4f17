import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from './button.tsx';
import { Page } from './page.tsx';

function ProblemPage(): ReactNode {
  const t = useTranslations('problem');
  return (
    <Page title={t('title')}>
      <p>{t('text')}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </Page>
  );
}

/** Keeps a fault in one page (or a part of the app that could not be loaded) from taking the others down. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <ProblemPage /> : this.props.children;
  }
}
