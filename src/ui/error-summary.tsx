import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { focusById } from './focus.ts';

interface ErrorSummaryProps {
  /** `id` is that of the field; the link moves the focus there. */
  errors: readonly { id: string; message: ReactNode }[];
  /** Change it (a count of attempts) to move the focus to the summary again. */
  attempt?: number;
}

/** All that is wrong with a form, above it. Takes the focus when it appears; shows nothing without errors. */
export function ErrorSummary({ errors, attempt = 0 }: ErrorSummaryProps): ReactNode {
  return errors.length === 0 ? null : <Summary key={attempt} errors={errors} />;
}

function Summary({ errors }: Pick<ErrorSummaryProps, 'errors'>): ReactNode {
  const t = useTranslations('ui');
  const titleId = useId();
  const box = useRef<HTMLElement>(null);

  useEffect(() => box.current?.focus(), []);

  return (
    <section ref={box} className="error-summary" aria-labelledby={titleId} tabIndex={-1}>
      <h2 id={titleId}>{t('errorSummary')}</h2>
      <ul>
        {errors.map(({ id, message }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                focusById(id);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
