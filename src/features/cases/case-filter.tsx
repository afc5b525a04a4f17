import type { ReactNode } from 'react';

import { CASE_STATUSES } from '../../cases/index.ts';
import { Choice as ChoiceField } from '../../ui/field.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SelectField } from '../../ui/select-field.tsx';
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
        <SelectField
          id="cases-status"
          label={say.t('cases.status')}
          value={choice.status}
          options={[
            { id: 'any', name: say.t('cases.anyStatus') },
            ...CASE_STATUSES.map((id) => ({ id, name: say.t(`cases.statuses.${id}`) })),
          ]}
          onChange={(status) => onChange({ status })}
        />
        <SelectField
          id="cases-order"
          label={say.t('cases.sort')}
          value={choice.order}
          options={ORDERS.map((id) => ({ id, name: say.t(`cases.sorts.${id}`) }))}
          onChange={(order) => onChange({ order })}
        />
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
