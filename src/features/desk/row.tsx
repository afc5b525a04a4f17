import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';

import type { Fact } from '../../rulebase/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { AnswerControl } from '../check/answer-form.ts';
import { faultWords } from '../check/controls.tsx';
import { isBlank } from '../check/typed.ts';
import type { Fault, Typed } from '../check/typed.ts';
import type { Say } from '../shared/say.ts';
import { isSingle, kindOf, RowControl } from './row-control.tsx';
import { RowHelp } from './row-help.tsx';
import { focusRow } from './row-focus.ts';
import type { Mark } from './rows.ts';

interface RowProps {
  fact: Fact;
  /** Passed on rather than looked up: what looks at the session is drawn again with every keystroke. */
  say: Say;
  control: AnswerControl;
  fault: Fault | undefined;
  mark: Mark;
  /** After the form has the new value. */
  onEdit: (fact: Fact) => void;
  /** When people leave a box they typed in. */
  onLeave: (fact: Fact) => void;
}

/** One question in one line: its short name, how it stands, its control, and help on demand. */
export const Row = memo(function Row({ fact, say, control, fault, mark, onEdit, onLeave }: RowProps): ReactNode {
  const t = useTranslations('desk');
  const { field } = useController({ control, name: fact.id });
  const [help, setHelp] = useState(false);
  const { id } = fact;
  const kind = kindOf(fact);
  const standing = fault ? 'wrong' : mark;
  const label = say.text(fact.label);
  const typed: Typed = field.value ?? '';
  const set = (next: Typed): void => {
    field.onChange(next);
    onEdit(fact);
  };
  const clear = (): void => {
    set('');
    focusRow(id); // the button goes with the answer
  };
  const described = [
    fact.scope ? `${id}-scope` : undefined,
    SAID.has(standing) ? `${id}-mark` : undefined,
    fault ? `${id}-error` : undefined,
  ].filter((part) => part !== undefined);
  return (
    <div className="desk-row" data-fact={id} data-mark={standing} data-kind={kind}>
      <div className="desk-label">
        {isSingle(kind) ? (
          <label id={`${id}-label`} htmlFor={id}>
            {label}
          </label>
        ) : (
          <span id={`${id}-label`}>{label}</span>
        )}
        {fact.scope ? (
          <span id={`${id}-scope`} className="desk-scope">
            {say.text(fact.scope)}
          </span>
        ) : null}
      </div>
      <MarkTag id={`${id}-mark`} mark={standing} />
      <div className="desk-control">
        <RowControl
          kind={kind}
          fact={fact}
          say={say}
          typed={typed}
          set={set}
          onLeave={() => onLeave(fact)}
          control={{
            id,
            'aria-describedby': described.join(' ') || undefined,
            'aria-invalid': fault ? true : undefined,
          }}
        />
        {fault ? (
          <p id={`${id}-error`} className="field-error">
            <VisuallyHidden>{say.t('ui.errorPrefix')}</VisuallyHidden>
            {faultWords(say, fault)}
          </p>
        ) : null}
      </div>
      <button
        type="button"
        className="desk-help-toggle"
        aria-expanded={help}
        aria-controls={help ? `${id}-help` : undefined}
        onClick={() => setHelp(!help)}
      >
        {t('help')}
        <VisuallyHidden> {label}</VisuallyHidden>
      </button>
      {help ? <RowHelp fact={fact} say={say} onClear={isBlank(typed) ? undefined : clear} /> : null}
    </div>
  );
});

/** Marks that are read with the control; that a question is answered or wrong is said there already. */
const SAID: ReadonlySet<Mark | 'wrong'> = new Set(['needed', 'compare', 'settled', 'unused']);

function MarkTag({ id, mark }: { id: string; mark: Mark | 'wrong' }): ReactNode {
  const t = useTranslations('desk.mark');
  return (
    <span id={id} className="desk-mark">
      {mark === 'answered' || mark === 'unknown' ? (
        <>
          <Icon name={mark === 'answered' ? 'check' : 'question'} />
          <VisuallyHidden>{t(mark)}</VisuallyHidden>
        </>
      ) : (
        t(mark)
      )}
    </span>
  );
}
