import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import type { ControlProps } from '../../ui/field.tsx';
import { focusById } from '../../ui/focus.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { DontKnow } from '../check/controls.tsx';
import type { Entry } from '../check/controls.tsx';
import { ChosenEconomies, EconomyPicker } from '../check/economies.tsx';
import { chosenIn, isNone, someOf } from '../check/typed.ts';

/** The places chosen; the list of all 250 is only there while somebody chooses. */
export function Places({ fact, say, typed, set, control }: Entry & { control: ControlProps }): ReactNode {
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
