import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Column } from '../../cases/index.ts';
import { allProposals } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import type { Choosing } from './choices.ts';
import { choiceOf, columnName } from './columns.ts';
import { DayInput } from './day-input.tsx';
import { Proposals } from './proposals.tsx';

type Change = Partial<Omit<Column, 'id'>>;

interface ColumnEditorProps {
  column: Column;
  /** Whether the others are read against it. */
  first: boolean;
  removable: boolean;
  onChange: (change: Change, about?: string) => void;
  onFirst: () => void;
  onRemove: () => void;
  onKeep: () => void;
}

/** The day, the proposals and the numbers assumed of one column. */
export function ColumnEditor(props: ColumnEditorProps): ReactNode {
  const { column, first, removable, onChange, onFirst, onRemove, onKeep } = props;
  const say = useSay();
  const { base, today } = useSession();
  const { baseline } = base.settings;
  const id = `column-${column.id}`;
  const choosing: Choosing = {
    chosen: column.proposals,
    assumptions: column.assumptions,
    prefix: id,
    change: ({ proposals, assumptions }, about) =>
      onChange(
        {
          ...(proposals === undefined ? {} : { proposals: [...(proposals ?? allProposals(base))] }),
          ...(assumptions === undefined ? {} : { assumptions }),
        },
        about,
      ),
  };
  const [picking, setPicking] = useState(false); // another day is wanted, and may happen to be one of the two
  const known = column.date === null ? 'today' : column.date === baseline.date ? 'baseline' : 'other';
  const day = picking ? 'other' : known;
  const chosen = choiceOf(base, column);
  const days = {
    today: { name: say.t('columns.dayToday', { date: say.day(today) }), date: null },
    baseline: { name: say.t('columns.dayBaseline', { date: say.day(baseline.date) }), date: baseline.date },
    other: { name: say.t('columns.dayOther'), date: column.date ?? today },
  } as const;
  return (
    <fieldset className="column-editor">
      <legend>{columnName(say, column, today)}</legend>
      {first ? <p className="small-print">{say.t('columns.first')}</p> : null}
      <Field id={`${id}-name`} label={say.t('columns.nameLabel')}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="text"
            autoComplete="off"
            maxLength={60}
            value={column.name}
            onChange={({ target }) => onChange({ name: target.value }, `${id} name`)}
          />
        )}
      </Field>
      <Field id={`${id}-day`} label={say.t('columns.dayLabel')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={day}
            onChange={({ target }) => {
              const wanted = (['today', 'baseline', 'other'] as const).find((each) => each === target.value) ?? 'today';
              setPicking(wanted === 'other');
              onChange({ date: days[wanted].date });
            }}
          >
            {(['today', 'baseline', 'other'] as const).map((each) => (
              <option key={each} value={each}>
                {days[each].name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {day === 'other' ? (
        <Field id={`${id}-date`} label={say.t('columns.dateLabel')}>
          {(control) => <DayInput control={control} day={column.date ?? today} onDay={(date) => onChange({ date })} />}
        </Field>
      ) : null}
      <Proposals choosing={choosing} />
      {chosen === 'none' ? null : (
        <p className="small-print">{say.t(`columns.proposals.${chosen}`, { n: column.proposals.length })}</p>
      )}
      <div className="button-group">
        {first ? null : (
          <Button look="quiet" onClick={onFirst}>
            {say.t('columns.makeFirst')}
          </Button>
        )}
        <Button look="quiet" onClick={onKeep}>
          {say.t('columns.keep')}
        </Button>
        {removable ? (
          <Button look="quiet" onClick={onRemove}>
            {say.t('columns.remove')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
