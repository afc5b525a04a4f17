import { memo } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';

import type { Fact } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { Choice, Field, Fieldset } from '../../ui/field.tsx';
import type { Say } from '../shared/say.ts';
import type { AnswerControl } from './answer-form.ts';
import { DontKnow, faultWords, NumberInput } from './controls.tsx';
import type { Entry } from './controls.tsx';
import { Economies } from './economies.tsx';
import { chosenIn, isNone, mayBeEmpty, someOf, withOption, YES_OR_NO } from './typed.ts';
import type { Fault } from './typed.ts';

interface QuestionProps {
  fact: Fact;
  /** Passed on rather than looked up: what looks at the session is drawn again with every keystroke. */
  say: Say;
  control: AnswerControl;
  fault: Fault | undefined;
  /** False where the answer can no longer change anything. */
  matters: boolean;
  /** After the form has the new value. */
  onEdit: (fact: Fact) => void;
  /** When people leave a box they typed in. */
  onLeave: (fact: Fact) => void;
}

interface ControlProps extends Entry {
  hint: ReactNode;
  error: string | undefined;
}

function OneOf({ fact, say, typed, set, hint, error }: ControlProps): ReactNode {
  const t = useTranslations('check');
  const { text } = say;
  const isBool = fact.type === 'bool';
  return (
    <Fieldset id={fact.id} legend={text(fact.question)} hint={hint} error={error} inline={isBool}>
      {isBool
        ? YES_OR_NO.map((value) => (
            <Choice
              key={value}
              type="radio"
              name={fact.id}
              label={t(value === 'true' ? 'yes' : 'no')}
              checked={typed === value}
              onChange={() => set(value)}
            />
          ))
        : fact.options?.map((option) => (
            <Choice
              key={option.value}
              type="radio"
              name={fact.id}
              label={text(option.label)}
              hint={option.hint && text(option.hint)}
              checked={typed === option.value}
              onChange={() => set(option.value)}
            />
          ))}
      <DontKnow type="radio" fact={fact} say={say} typed={typed} set={set} />
    </Fieldset>
  );
}

function AnyOf({ fact, say, typed, set, hint, error }: ControlProps): ReactNode {
  const t = useTranslations('check');
  const { text } = say;
  const chosen = chosenIn(typed);
  const none = isNone(typed);
  return (
    <Fieldset id={fact.id} legend={text(fact.question)} hint={hint} error={error}>
      {fact.type === 'economies' ? (
        <Economies say={say} chosen={chosen} onChange={(codes) => set(someOf(codes))} label={text(fact.label)} />
      ) : (
        fact.options?.map((option) => (
          <Choice
            key={option.value}
            type="checkbox"
            label={text(option.label)}
            hint={option.hint && text(option.hint)}
            checked={chosen.includes(option.value)}
            onChange={() => set(withOption(fact, typed, option.value))}
          />
        ))
      )}
      <div className="choices-apart">
        {mayBeEmpty(fact) ? (
          <Choice type="checkbox" label={t('noneOfThese')} checked={none} onChange={() => set(none ? '' : [])} />
        ) : null}
        <DontKnow type="checkbox" fact={fact} say={say} typed={typed} set={set} />
      </div>
    </Fieldset>
  );
}

function NumberBox({ fact, say, typed, set, hint, error, onLeave }: ControlProps & { onLeave: () => void }): ReactNode {
  return (
    <Field id={fact.id} label={say.text(fact.question)} hint={hint} error={error}>
      {(control) => (
        <>
          <NumberInput fact={fact} say={say} typed={typed} set={set} onLeave={onLeave} control={control} />
          <DontKnow type="checkbox" fact={fact} say={say} typed={typed} set={set} />
        </>
      )}
    </Field>
  );
}

/** One question, in the form its type asks for. */
export const Question = memo(function Question({
  fact,
  say,
  control,
  fault,
  matters,
  onEdit,
  onLeave,
}: QuestionProps): ReactNode {
  const t = useTranslations('check');
  const { text } = say;
  const { field } = useController({ control, name: fact.id });
  const pooled = fact.roles.includes('past') && fact.type === 'hkd';
  const parts: ControlProps = {
    fact,
    say,
    typed: field.value ?? '',
    set: (typed) => {
      field.onChange(typed);
      onEdit(fact);
    },
    hint: (
      <>
        {fact.hint ? <p>{text(fact.hint)}</p> : null}
        {pooled ? <p>{text(say.base.settings.relatedCompanies)}</p> : null}
        {matters ? null : <p>{t('noLongerMatters')}</p>}
      </>
    ),
    error: fault && faultWords(say, fault),
  };
  const isNumber = fact.type === 'int' || fact.type === 'hkd' || fact.type === 'pct';
  const isList = fact.type === 'set' || fact.type === 'economies';
  return (
    <div className="question">
      {isNumber ? (
        <NumberBox {...parts} onLeave={() => onLeave(fact)} />
      ) : isList ? (
        <AnyOf {...parts} />
      ) : (
        <OneOf {...parts} />
      )}
      <Details summary={t(fact.where ? 'whyWhere' : 'whyOnly')}>
        <p>
          <strong>{t('why')}</strong> {text(fact.why)}
        </p>
        {fact.where ? (
          <p>
            <strong>{t('where')}</strong> {text(fact.where)}
          </p>
        ) : null}
      </Details>
    </div>
  );
});
