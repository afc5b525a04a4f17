import { memo } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';

import type { Answer, Fact } from '../../rulebase/index.ts';
import { money } from '../../i18n/words.ts';
import { Details } from '../../ui/details.tsx';
import { Choice, Field, Fieldset } from '../../ui/field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { moneyWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { Economies } from './economies.tsx';
import { mayBeEmpty, parseNumber, toTyped, UNKNOWN, YES_OR_NO } from './typed.ts';
import type { Fault, Typed, TypedAnswers } from './typed.ts';

interface QuestionProps {
  fact: Fact;
  /** Passed on rather than looked up: what looks at the session is drawn again with every keystroke. */
  say: Say;
  control: Control<TypedAnswers, unknown, Record<string, Answer>>;
  fault: Fault | undefined;
  /** False where the answer can no longer change anything. */
  matters: boolean;
  /** After the form has the new value. */
  onEdit: () => void;
  /** When people leave a box they typed in. */
  onLeave: (fact: Fact) => void;
}

/** What is wrong with a question, in words. */
export function faultWords(say: Say, fault: Fault): string {
  const label = (id: string | undefined): string => {
    const fact = say.base.facts.find((candidate) => candidate.id === id);
    return fact ? say.text(fact.label) : '';
  };
  const [kind, part, whole] = fault.split(' ');
  return kind === 'part'
    ? say.t('check.fault.part', { part: label(part), whole: label(whole) })
    : say.t(`check.fault.${fault as Exclude<Fault, `part ${string}`>}`);
}

interface ControlProps {
  fact: Fact;
  say: Say;
  typed: Typed;
  set: (typed: Typed) => void;
  hint: ReactNode;
  error: string | undefined;
}

/** "Don't know" with the question's name for those who hear it alone. */
function DontKnow({
  fact,
  say,
  typed,
  set,
  type,
}: Pick<ControlProps, 'fact' | 'say' | 'typed' | 'set'> & { type: 'radio' | 'checkbox' }) {
  const t = useTranslations('check');
  const { text } = say;
  const chosen = typed === UNKNOWN;
  return (
    <Choice
      type={type}
      {...(type === 'radio' ? { name: fact.id } : {})}
      label={
        <>
          {t('dontKnow')}
          {type === 'checkbox' ? <VisuallyHidden> {text(fact.label)}</VisuallyHidden> : null}
        </>
      }
      checked={chosen}
      onChange={() => set(chosen && type === 'checkbox' ? '' : UNKNOWN)}
    />
  );
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
  const chosen = Array.isArray(typed) ? typed : [];
  const choose = (values: string[]): void => set(values.length === 0 ? '' : values);
  const toggle = (value: string): void => {
    const order = fact.options?.map((option) => option.value) ?? [];
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    choose(next.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  };
  const none = Array.isArray(typed) && typed.length === 0;
  return (
    <Fieldset id={fact.id} legend={text(fact.question)} hint={hint} error={error}>
      {fact.type === 'economies' ? (
        <Economies say={say} chosen={chosen} onChange={choose} label={text(fact.label)} />
      ) : (
        fact.options?.map((option) => (
          <Choice
            key={option.value}
            type="checkbox"
            label={text(option.label)}
            hint={option.hint && text(option.hint)}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
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

/** What the amount typed was understood as. */
function AmountWords({ say, typed }: { say: Say; typed: string }): ReactNode {
  const amount = parseNumber('hkd', typed);
  if (amount === undefined || amount < 1000) return null;
  return say.locale === 'en' ? `= ${money(amount)}` : `= ${moneyWords(say, amount)}`;
}

function NumberBox({ fact, say, typed, set, hint, error, onLeave }: ControlProps & { onLeave: () => void }): ReactNode {
  const { text } = say;
  const value = typeof typed === 'string' && typed !== UNKNOWN ? typed : '';
  const isMoney = fact.type === 'hkd';
  const leave = (): void => {
    const number = fact.type === 'hkd' ? parseNumber('hkd', value) : undefined;
    const tidy = number === undefined ? value : toTyped(fact, number);
    if (tidy !== value) set(tidy);
    onLeave();
  };
  const described = (byField: string | undefined): string | undefined =>
    [byField, fact.type === 'int' ? undefined : `${fact.id}-unit`, isMoney ? `${fact.id}-words` : undefined]
      .filter((part) => part !== undefined)
      .join(' ') || undefined;
  return (
    <Field id={fact.id} label={text(fact.question)} hint={hint} error={error}>
      {(control) => (
        <>
          <div className="input-prefix">
            {isMoney ? <span id={`${fact.id}-unit`}>HK$</span> : null}
            <input
              {...control}
              className={isMoney ? 'input input-12' : 'input input-5'}
              type="text"
              inputMode={fact.type === 'pct' ? 'decimal' : 'numeric'}
              autoComplete="off"
              value={value}
              onChange={(event) => set(event.target.value)}
              onBlur={leave}
              aria-describedby={described(control['aria-describedby'])}
            />
            {fact.type === 'pct' ? <span id={`${fact.id}-unit`}>%</span> : null}
            {isMoney ? (
              <span id={`${fact.id}-words`} className="amount-words">
                <AmountWords say={say} typed={value} />
              </span>
            ) : null}
          </div>
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
      onEdit();
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
