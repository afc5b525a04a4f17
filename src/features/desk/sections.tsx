import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { AnswerForm } from '../check/answer-form.ts';
import type { Say } from '../shared/say.ts';
import { Row } from './row.tsx';
import type { DeskRow } from './rows.ts';

interface SectionsProps {
  say: Say;
  form: AnswerForm;
  rows: readonly DeskRow[];
}

/** The rows under the titles of their sections. */
export function Sections({ say, form, rows }: SectionsProps): ReactNode {
  const t = useTranslations('desk');
  return say.base.sections.map(({ id, title }) => {
    const here = rows.filter(({ fact }) => fact.section === id);
    if (here.length === 0) return null;
    const needed = here.filter(({ mark }) => mark === 'needed').length;
    return (
      <fieldset key={id} className="desk-section">
        <legend>
          <h2>{say.text(title)}</h2>
          {needed > 0 ? <span className="desk-section-needed">{t('sectionNeeded', { n: needed })}</span> : null}
        </legend>
        {here.map(({ fact, mark }) => (
          <Row
            key={fact.id}
            fact={fact}
            say={say}
            control={form.control}
            fault={form.faultOf(fact)}
            mark={mark}
            onEdit={form.onEdit}
            onLeave={form.onLeave}
          />
        ))}
      </fieldset>
    );
  });
}
