/** The controls both ways of answering share: one question at a time, and all on one page. */
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { money } from '../../i18n/words.ts';
import { parseNumber } from '../../rulebase/index.ts';
import type { Fact } from '../../rulebase/index.ts';
import { Choice } from '../../ui/field.tsx';
import type { ControlProps } from '../../ui/field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { moneyWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { toTyped, UNKNOWN } from './typed.ts';
import type { Fault, Typed } from './typed.ts';

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

/** One question's value in the form, and how to set it. */
export interface Entry {
  fact: Fact;
  say: Say;
  typed: Typed;
  set: (typed: Typed) => void;
}

/** "Don't know" with the question's name for those who hear it alone. */
export function DontKnow({ fact, say, typed, set, type }: Entry & { type: 'radio' | 'checkbox' }): ReactNode {
  const t = useTranslations('check');
  const chosen = typed === UNKNOWN;
  return (
    <Choice
      type={type}
      {...(type === 'radio' ? { name: fact.id } : {})}
      label={
        <>
          {t('dontKnow')}
          {type === 'checkbox' ? <VisuallyHidden> {say.text(fact.label)}</VisuallyHidden> : null}
        </>
      }
      checked={chosen}
      onChange={() => set(chosen && type === 'checkbox' ? '' : UNKNOWN)}
    />
  );
}

/** What the amount typed was understood as. */
function AmountWords({ say, typed }: { say: Say; typed: string }): ReactNode {
  const amount = parseNumber('hkd', typed);
  if (amount === undefined || amount < 1000) return null;
  return say.locale === 'en' ? `= ${money(amount)}` : `= ${moneyWords(say, amount)}`;
}

/** A number as people type it, with its unit; an amount is repeated in words and tidied when they leave the box. */
export function NumberInput({
  fact,
  say,
  typed,
  set,
  onLeave,
  control,
}: Entry & { onLeave: () => void; control: ControlProps }): ReactNode {
  const value = typeof typed === 'string' && typed !== UNKNOWN ? typed : '';
  const isMoney = fact.type === 'hkd';
  const leave = (): void => {
    const number = isMoney ? parseNumber('hkd', value) : undefined;
    const tidy = number === undefined ? value : toTyped(fact, number);
    if (tidy !== value) set(tidy);
    onLeave();
  };
  const described = [
    control['aria-describedby'],
    fact.type === 'int' && !fact.unit ? undefined : `${fact.id}-unit`,
    isMoney ? `${fact.id}-words` : undefined,
  ].filter((part) => part !== undefined);
  return (
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
        aria-describedby={described.join(' ') || undefined}
      />
      {fact.type === 'pct' ? <span id={`${fact.id}-unit`}>%</span> : null}
      {fact.unit ? <span id={`${fact.id}-unit`}>{say.text(fact.unit)}</span> : null}
      {isMoney ? (
        <span id={`${fact.id}-words`} className="amount-words">
          <AmountWords say={say} typed={value} />
        </span>
      ) : null}
    </div>
  );
}
