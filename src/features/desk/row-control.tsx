/** A question's control in little room. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Fact } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import type { ControlProps } from '../../ui/field.tsx';
import { focusById } from '../../ui/focus.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { DontKnow, NumberInput } from '../check/controls.tsx';
import type { Entry } from '../check/controls.tsx';
import { ChosenEconomies, EconomyPicker } from '../check/economies.tsx';
import { chosenIn, isNone, mayBeEmpty, someOf, UNKNOWN, withOption, YES_OR_NO } from '../check/typed.ts';

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

/** The places chosen; the list of all 250 is only there while somebody chooses. */
function Places({ fact, say, typed, set, control }: Parts): ReactNode {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const chosen = chosenIn(typed);
  const none = isNone(typed);
  const search = `${fact.id}-search`;
  const close = (): void => {
    setOpen(false);
    focusById(fact.id);
  };
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open && !wasOpen.current) focusById(search);
    wasOpen.current = open;
  }, [open, search]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes the list from anywhere in it
    <div className="economies" onKeyDown={onKeyDown}>
      <ChosenEconomies
        say={say}
        chosen={chosen}
        onRemove={(code) => {
          set(someOf(chosen.filter((other) => other !== code)));
          focusById(open ? search : fact.id);
        }}
      />
      <div className="desk-places">
        <Button
          id={control.id}
          className="desk-button"
          aria-expanded={open}
          aria-describedby={control['aria-describedby']}
          onClick={() => (open ? close() : setOpen(true))}
        >
          {t(open ? 'desk.placesDone' : 'desk.placesChoose')}
          <VisuallyHidden> {say.text(fact.label)}</VisuallyHidden>
        </Button>
        <Choice
          type="checkbox"
          label={
            <>
              {t('desk.noPlace')}
              <VisuallyHidden> {say.text(fact.label)}</VisuallyHidden>
            </>
          }
          checked={none}
          onChange={() => set(none ? '' : [])}
        />
        <DontKnow type="checkbox" fact={fact} say={say} typed={typed} set={set} />
      </div>
      {open ? (
        <EconomyPicker
          id={search}
          say={say}
          chosen={chosen}
          onChange={(codes) => set(someOf(codes))}
          label={say.text(fact.label)}
        />
      ) : null}
    </div>
  );
}
