import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Fact } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Say } from '../shared/say.ts';

interface RowHelpProps {
  fact: Fact;
  say: Say;
  /** Undefined while there is no answer. */
  onClear: (() => void) | undefined;
}

/** The whole question, what goes with it, and the way back to no answer. */
export function RowHelp({ fact, say, onClear }: RowHelpProps): ReactNode {
  const t = useTranslations();
  const { text } = say;
  const pooled = fact.roles.includes('past') && fact.type === 'hkd';
  const hinted = (fact.options ?? []).filter((option) => option.hint);
  return (
    <div id={`${fact.id}-help`} className="desk-help">
      <p>
        <strong>{text(fact.question)}</strong>
      </p>
      {fact.hint ? <p>{text(fact.hint)}</p> : null}
      {pooled ? <p>{text(say.base.settings.relatedCompanies)}</p> : null}
      {hinted.length > 0 ? (
        <dl>
          {hinted.map(({ value, label, hint }) => (
            <div key={value}>
              <dt>{text(label)}</dt>
              <dd>{hint ? text(hint) : null}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p>
        <strong>{t('check.why')}</strong> {text(fact.why)}
      </p>
      {fact.where ? (
        <p>
          <strong>{t('check.where')}</strong> {text(fact.where)}
        </p>
      ) : null}
      {onClear ? (
        <Button look="quiet" onClick={onClear}>
          {t('desk.clear')}
        </Button>
      ) : null}
    </div>
  );
}
