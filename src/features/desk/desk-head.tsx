import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import type { SessionValue } from '../session/session.tsx';
import { ShortcutList } from './shortcuts.tsx';

interface DeskHeadProps {
  /** The client's name. Passed on rather than looked up: what looks at the session is drawn again with every keystroke. */
  name: string;
  update: SessionValue['update'];
  /** The question people were at last: where the other way of answering goes on. */
  here: string | undefined;
  shortcuts: boolean;
  turnShortcuts: (on: boolean) => void;
}

/** Whose answers these are, the other way of answering, and the keys. */
export const DeskHead = memo(function DeskHead(props: DeskHeadProps): ReactNode {
  const { name, update, here, shortcuts, turnShortcuts } = props;
  const t = useTranslations('desk');
  return (
    <div className="desk-head">
      <p className="desk-client">
        <label htmlFor="desk-client">{t('client')}</label>
        <input
          id="desk-client"
          className="input"
          type="text"
          autoComplete="off"
          value={name}
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
});
