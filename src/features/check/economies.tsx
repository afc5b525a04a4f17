import { memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { orderIn } from '../../i18n/locale.ts';
import { Choice } from '../../ui/field.tsx';
import { focusById } from '../../ui/focus.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Say } from '../shared/say.ts';
import { useNormalise } from '../shared/use-normalise.ts';

interface EconomiesProps {
  say: Say;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Of the question, to be said with the search box. */
  label: string;
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

interface RowProps {
  code: string;
  name: string;
  checked: boolean;
  onToggle: (code: string) => void;
}

/** Some 250 of these stand on a page: only those that change are drawn again. */
const Row = memo(function Row({ code, name, checked, onToggle }: RowProps): ReactNode {
  return <Choice type="checkbox" label={name} checked={checked} onChange={() => onToggle(code)} />;
});

/** The name of an economy in the language shown. */
const nameOf = (say: Say, code: string): string => {
  const name = say.base.economies[code];
  return name ? say.text(name) : code;
};

interface ChosenProps {
  say: Say;
  chosen: readonly string[];
  /** The button that had the focus goes with it: move the focus to where people go on. */
  onRemove: (code: string) => void;
}

/** The places chosen, each a button that takes it back. */
export function ChosenEconomies({ say, chosen, onRemove }: ChosenProps): ReactNode {
  const t = useTranslations('check.economies');
  return chosen.length === 0 ? null : (
    <ul className="chips" aria-label={t('chosen')}>
      {chosen.map((code) => (
        <li key={code}>
          <button
            type="button"
            className="chip"
            aria-label={t('remove', { name: nameOf(say, code) })}
            onClick={() => onRemove(code)}
          >
            {nameOf(say, code)}
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PickerProps extends EconomiesProps {
  /** Of the search box. */
  id: string;
}

/** Every economy as a checkbox, found by typing a part of its name in either language. */
export function EconomyPicker({ id, say, chosen, onChange, label }: PickerProps): ReactNode {
  const t = useTranslations('check.economies');
  const [wanted, setWanted] = useState('');
  const [first, setFirst] = useState(chosen); // fixed while people choose, so that nothing moves under the finger

  const script = useNormalise(wanted);
  const fold = useCallback((text: string) => script(plain(text)), [script]);
  const all = useMemo(() => {
    const order = orderIn(say.locale);
    const { first: before, last: after } = say.base.economyOrder;
    const rank = (code: string): number => {
      const at = before.indexOf(code);
      return at >= 0 ? at : before.length + Number(after.includes(code));
    };
    return Object.entries(say.base.economies)
      .map(([code, name]) => ({
        code,
        name: say.text(name),
        words: [say.text(name), name.en, code, ...(say.base.economyAliases[code] ?? [])].map(fold),
      }))
      .sort(
        (a, b) =>
          Number(first.includes(b.code)) - Number(first.includes(a.code)) ||
          rank(a.code) - rank(b.code) ||
          order(a.name, b.name),
      );
  }, [say, first, fold]);
  const query = fold(wanted);
  const starts = ({ words }: (typeof all)[number]) => words.some((word) => word.startsWith(query));
  const found = all.filter(({ words }) => words.some((word) => word.includes(query)));
  // What begins with the words typed comes first: 德 finds Germany before islands that contain it.
  const shown = query === '' ? all : [...found.filter(starts), ...found.filter((each) => !starts(each))];

  const toggle = (code: string): void =>
    onChange(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  const latest = useRef(toggle);
  useEffect(() => {
    latest.current = toggle;
  });
  const onToggle = useCallback((code: string) => latest.current(code), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // Enter in the search box must not send the page
    const [only] = shown;
    if (only && shown.length === 1) toggle(only.code);
  };

  return (
    <>
      <label htmlFor={id} className="economies-label">
        {t('search')}
        <VisuallyHidden> {label}</VisuallyHidden>
      </label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setFirst(chosen);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={shown.length === 0 ? 'field-hint' : 'visually-hidden'}>
        {wanted.trim() === '' ? '' : t('found', { n: shown.length })}
      </p>
      <div className="economy-list">
        {shown.map(({ code, name }) => (
          <Row key={code} code={code} name={name} checked={chosen.includes(code)} onToggle={onToggle} />
        ))}
      </div>
    </>
  );
}

/** The places chosen, and below them every place there is. */
export function Economies({ say, chosen, onChange, label }: EconomiesProps): ReactNode {
  const id = useId();
  return (
    <div className="economies">
      <ChosenEconomies
        say={say}
        chosen={chosen}
        onRemove={(code) => {
          onChange(chosen.filter((other) => other !== code));
          focusById(id); // the button that had the focus is gone
        }}
      />
      <EconomyPicker id={id} say={say} chosen={chosen} onChange={onChange} label={label} />
    </div>
  );
}
