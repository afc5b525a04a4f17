import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { useSession } from '../session/session.tsx';
import { ShortcutList } from './shortcuts.tsx';

interface DeskHeadProps {
  /** The question people were at last: where the other way of answering goes on. */
  here: string | undefined;
  shortcuts: boolean;
  turnShortcuts: (on: boolean) => void;
}

/** Whose answers these are, the other way of answering, and the keys. */
export function DeskHead({ here, shortcuts, turnShortcuts }: DeskHeadProps): ReactNode {
  const t = useTranslations('desk');
  const { session, update } = useSession();
  return (
    <div className="desk-head">
      <p className="desk-client">
        <label htmlFor="desk-client">{t('client')}</label>
        <input
          id="desk-client"
          className="input"
          type="text"
          autoComplete="off"
          value={session.name}
          onChange={(event) => update({ name: event.target.value }, 'name')}
        />
      </p>
      <p className="desk-mode no-print">
        <Link href={here === undefined ? '/check' : `/check?at=${here}`}>{t('toGuided')}</Link>
      </p>
      <div className="no-print">
        <ShortcutList on={shortcuts} turn={turnShortcuts} />
      </div>
    </div>
  );
}
