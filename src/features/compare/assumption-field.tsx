import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { grouped, rateInWords } from '../../i18n/words.ts';
import type { Assumption, Proposal } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useTyped } from '../session/use-typed.ts';
import { moneyWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import { valueWords } from '../shared/values.ts';
import { assumptionValue, numberRange, rounded, typedNumber } from './assumption-number.ts';
import { assume } from './choices.ts';
import type { Choosing } from './choices.ts';

interface AssumptionFieldProps {
  proposal: Proposal;
  name: string;
  assumption: Assumption;
  choosing: Choosing;
}

/** A number the chamber did not give: typed, or moved on a slider, and marked as ours. */
export function AssumptionField({ proposal, name, assumption, choosing }: AssumptionFieldProps): ReactNode {
  const t = useTranslations('compare');
  const say = useSay();
  const address = `${proposal.id}.${name}`;
  const id = `${choosing.prefix}-${proposal.id}-${name}`;
  const kept = choosing.assumptions[address] ?? assumption.default;
  const range = numberRange(assumption, kept);
  const [typed, setTyped] = useTyped(id);
  const words = (value: number | string): string =>
    assumption.unit === 'rate' ? rateInWords(String(value)) : valueWords(say, assumption.unit, value);
  const ends = { min: words(assumption.min), max: words(assumption.max) };
  const set = (value: number): void =>
    choosing.change(assume(proposal, name, assumptionValue(assumption, value), choosing.assumptions), id);
  const wrong = typed !== undefined && typedNumber(assumption, typed, range) === undefined;
  return (
    <div className="assumption">
      <Field
        id={id}
        label={say.text(assumption.label)}
        hint={
          <>
            {t('assumption')} {t('assumptionReason', { reason: say.text(assumption.reason) })}{' '}
            {t('assumptionRangeHint', ends)}
          </>
        }
        error={wrong ? t('assumptionRange', ends) : undefined}
      >
        {(control) => (
          <span className="input-prefix">
            {assumption.unit === 'hkd' ? 'HK$' : null}
            <input
              {...control}
              className="input input-12"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={typed ?? grouped(range.value)}
              onChange={({ target }) => {
                const value = typedNumber(assumption, target.value, range);
                setTyped(target.value, value === undefined);
                if (value !== undefined) set(value);
              }}
              onBlur={() => {
                if (!wrong) setTyped(undefined);
              }}
            />
            {assumption.unit === 'rate' || assumption.unit === 'percent' ? '%' : null}
          </span>
        )}
      </Field>
      <input
        type="range"
        className="slider"
        aria-label={t('assumptionSlider', { label: say.text(assumption.label) })}
        aria-valuetext={words(kept)}
        min={range.min}
        max={range.max}
        step="any"
        value={range.value}
        onChange={({ target }) => {
          setTyped(undefined);
          set(rounded(target.valueAsNumber, range));
        }}
      />
      <p className="small-print">
        {typeof kept === 'number' && assumption.unit === 'hkd' ? moneyWords(say, kept) : words(kept)}
      </p>
      {address in choosing.assumptions || typed !== undefined ? (
        <Button
          look="quiet"
          onClick={() => {
            setTyped(undefined);
            choosing.change(assume(proposal, name, assumption.default, choosing.assumptions));
          }}
        >
          {t('reset')}
        </Button>
      ) : null}
    </div>
  );
}
