import type { ReactNode } from 'react';

import { CASE_STATUSES } from '../../cases/index.ts';
import { Choice as ChoiceField, Field } from '../../ui/field.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { useSay } from '../shared/say.ts';
import { ORDERS } from './find-cases.ts';
import type { Choice } from './find-cases.ts';

interface CaseFilterProps {
  choice: Choice;
  onChange: (change: Partial<Choice>) => void;
}

/** Which cases are shown, and in which order. */
export function CaseFilter({ choice, onChange }: CaseFilterProps): ReactNode {
  const say = useSay();
  const select = <K extends 'status' | 'order'>(
    name: K,
    label: string,
    options: readonly { value: Choice[K]; words: string }[],
  ): ReactNode => (
    <Field id={`cases-${name}`} label={label}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={choice[name]}
          onChange={({ target }) => {
            const chosen = options.find(({ value }) => value === target.value);
            if (chosen) onChange({ [name]: chosen.value });
          }}
        >
          {options.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <div className="case-filter no-print">
      <SearchInput
        id="cases-search"
        label={say.t('cases.search')}
        hint={say.t('cases.searchHint')}
        value={choice.query}
        onChange={(query) => onChange({ query })}
      />
      <div className="case-selects">
        {select('status', say.t('cases.status'), [
          { value: 'any', words: say.t('cases.anyStatus') },
          ...CASE_STATUSES.map((value) => ({ value, words: say.t(`cases.statuses.${value}`) })),
        ])}
        {select(
          'order',
          say.t('cases.sort'),
          ORDERS.map((value) => ({ value, words: say.t(`cases.sorts.${value}`) })),
        )}
      </div>
      <div className="choices-inline">
        <ChoiceField
          type="checkbox"
          label={say.t('cases.showArchived')}
          checked={choice.archived}
          onChange={({ target }) => onChange({ archived: target.checked })}
        />
        <ChoiceField
          type="checkbox"
          label={say.t('cases.onlyChanged')}
          checked={choice.changed}
          onChange={({ target }) => onChange({ changed: target.checked })}
        />
      </div>
    </div>
  );
}
