/** A question's control in little room. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Fact } from '../../rulebase/index.ts';
import { Choice } from '../../ui/field.tsx';
import type { ControlProps } from '../../ui/field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { DontKnow, NumberInput } from '../check/controls.tsx';
import type { Entry } from '../check/controls.tsx';
import { chosenIn, isNone, mayBeEmpty, UNKNOWN, withOption, YES_OR_NO } from '../check/typed.ts';
import { Places } from './places.tsx';

/** More options than this stand in a list that opens. */
const MOST_RADIOS = 4;

export type ControlKind = 'radios' | 'select' | 'number' | 'aims' | 'set' | 'economies';

export function kindOf(fact: Fact): ControlKind {
  switch (fact.type) {
    case 'bool':
      return 'radios';
    case 'one':
      return (fact.options?.length ?? 0) > MOST_RADIOS ? 'select' : 'radios';
    case 'int':
    case 'hkd':
    case 'pct':
      return 'number';
    case 'set':
      return fact.roles.includes('aims') ? 'aims' : 'set';
    case 'economies':
      return 'economies';
  }
}

/** Whether a label can belong to the control itself; the others are groups with a name. */
export const isSingle = (kind: ControlKind): boolean => kind === 'select' || kind === 'number';

export interface RowControlProps extends Entry {
  kind: ControlKind;
  control: ControlProps;
  onLeave: () => void;
}

export function RowControl({ kind, ...props }: RowControlProps): ReactNode {
  switch (kind) {
    case 'radios':
      return <Radios {...props} />;
    case 'select':
      return <Select {...props} />;
    case 'number':
      return (
        <>
          <NumberInput {...props} />
          <DontKnow type="checkbox" {...props} />
        </>
      );
    case 'aims':
      return (
        <Group {...props}>
          <Options {...props} />
          <DontKnow type="checkbox" {...props} />
        </Group>
      );
    case 'set':
      return (
        <Group {...props}>
          <FoldedOptions {...props} />
          <DontKnow type="checkbox" {...props} />
        </Group>
      );
    case 'economies':
      return (
        <Group {...props}>
          <Places {...props} />
        </Group>
      );
  }
}

type Parts = Omit<RowControlProps, 'kind'>;

const labelId = (fact: Fact): string => `${fact.id}-label`;

function Group({ fact, control, children }: Parts & { children: ReactNode }): ReactNode {
  return (
    <div
      className="desk-group"
      role="group"
      aria-labelledby={labelId(fact)}
      aria-describedby={control['aria-describedby']}
    >
      {children}
    </div>
  );
}

function Radios({ fact, say, typed, set, control }: Parts): ReactNode {
  const t = useTranslations('check');
  const options =
    fact.type === 'bool'
      ? YES_OR_NO.map((value) => ({ value, label: t(value === 'true' ? 'yes' : 'no') }))
      : (fact.options ?? []).map(({ value, label }) => ({ value, label: say.text(label) }));
  return (
    <div
      id={control.id}
      className="desk-group"
      role="radiogroup"
      aria-labelledby={labelId(fact)}
      aria-describedby={control['aria-describedby']}
      aria-invalid={control['aria-invalid']}
    >
      {options.map(({ value, label }) => (
        <Choice
          key={value}
          type="radio"
          name={fact.id}
          label={label}
          checked={typed === value}
          onChange={() => set(value)}
        />
      ))}
      <DontKnow type="radio" fact={fact} say={say} typed={typed} set={set} />
    </div>
  );
}

function Select({ fact, say, typed, set, control }: Parts): ReactNode {
  const t = useTranslations();
  return (
    <select
      {...control}
      className="select"
      value={typeof typed === 'string' ? typed : ''}
      onChange={(event) => set(event.target.value)}
    >
      <option value="">{t('result.notAnswered')}</option>
      {fact.options?.map(({ value, label }) => (
        <option key={value} value={value}>
          {say.text(label)}
        </option>
      ))}
      <option value={UNKNOWN}>{t('check.dontKnow')}</option>
    </select>
  );
}

function Options({ fact, say, typed, set, control }: Parts): ReactNode {
  const t = useTranslations('check');
  const chosen = chosenIn(typed);
  const none = isNone(typed);
  return (
    <div id={kindOf(fact) === 'aims' ? control.id : undefined} className="desk-options">
      {fact.options?.map(({ value, label }) => (
        <Choice
          key={value}
          type="checkbox"
          label={say.text(label)}
          checked={chosen.includes(value)}
          onChange={() => set(withOption(fact, typed, value))}
        />
      ))}
      {mayBeEmpty(fact) ? (
        <Choice type="checkbox" label={t('noneOfThese')} checked={none} onChange={() => set(none ? '' : [])} />
      ) : null}
    </div>
  );
}

/** What is chosen, and on demand everything there is to choose. */
function FoldedOptions(props: Parts): ReactNode {
  const { fact, say, typed, control } = props;
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const names = (fact.options ?? [])
    .filter(({ value }) => chosenIn(typed).includes(value))
    .map(({ label }) => say.text(label));
  return (
    <details className="desk-fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={control.id}>
        <VisuallyHidden>{say.text(fact.label)} </VisuallyHidden>
        {names.length > 0
          ? t('desk.chosen', { n: names.length, names: say.list(names) })
          : t(isNone(typed) ? 'check.noneOfThese' : 'desk.choose')}
      </summary>
      {open ? <Options {...props} /> : null}
    </details>
  );
}
