import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Fact } from '../../rulebase/index.ts';
import type { AnswerControl } from '../check/answer-form.ts';
import type { Fault } from '../check/typed.ts';
import type { Say } from '../shared/say.ts';
import { Row } from './row.tsx';
import type { DeskRow } from './rows.ts';

interface SectionsProps {
  say: Say;
  control: AnswerControl;
  rows: readonly DeskRow[];
  faults: ReadonlyMap<string, Fault>;
  onEdit: (fact: Fact) => void;
  onLeave: (fact: Fact) => void;
}

/** The rows under the titles of their sections. */
export const Sections = memo(function Sections(props: SectionsProps): ReactNode {
  const { say, rows, faults, control, onEdit, onLeave } = props;
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
            control={control}
            fault={faults.get(fact.id)}
            mark={mark}
            onEdit={onEdit}
            onLeave={onLeave}
          />
        ))}
      </fieldset>
    );
  });
});
