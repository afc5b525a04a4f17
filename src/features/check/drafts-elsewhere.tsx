import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import type { Fact } from '../../rulebase/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { draftsBeside } from './drafts.ts';

/** What was typed for questions that are not on this page and is no answer yet, with the way to each. */
export function DraftsElsewhere({ page }: { page: readonly Fact[] }): ReactNode {
  const t = useTranslations('desk.drafts');
  const say = useSay();
  const { base, session, revision } = useSession();
  const drafts = draftsBeside(session.facts, revision);
  const elsewhere = base.facts.filter(({ id }) => drafts[id] !== undefined && !page.some((fact) => fact.id === id));
  return elsewhere.length === 0 ? null : (
    <Notice tone="warning" title={t('title')}>
      <p>{t('text')}</p>
      <ul>
        {elsewhere.map(({ id, label }) => (
          <li key={id}>
            <Link href={`/check?fact=${id}`}>
              {t('item', { fact: say.text(label), typed: String(drafts[id] ?? '') })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
