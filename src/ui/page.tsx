import { createContext, useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** True once people have moved from the page they came to; only then does a new page take the focus. */
export const MovedContext = createContext(false);

interface PageProps {
  /** The main heading, also the title of the window. */
  title: string;
  children?: ReactNode;
}

/** Every page's outermost element: sets the window's title, and takes the focus when people arrive from another page. */
export function Page({ title, children }: PageProps): ReactNode {
  const t = useTranslations('app');
  const moved = useContext(MovedContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = t('name');

  useEffect(() => {
    document.title = `${title} – ${name}`;
  }, [title, name]);

  useEffect(() => {
    if (!moved) return;
    window.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    heading.current?.focus({ preventScroll: true });
  }, [moved]);

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}
