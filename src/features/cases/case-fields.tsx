import { useState } from 'react';
import type { ReactNode } from 'react';

import { CASE_STATUSES } from '../../cases/index.ts';
import type { ClientCase } from '../../cases/index.ts';
import { isIsoDate } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import type { CaseActions } from './use-actions.ts';
import { useDraft } from './use-draft.ts';

interface CaseFieldsProps {
  one: ClientCase;
  actions: CaseActions;
}

const LONGEST_NOTES = 20_000;
const LONGEST_NAME = 200;

/** What the adviser notes of a client. Saved as it is typed. */
export function CaseFields({ one, actions }: CaseFieldsProps): ReactNode {
  const say = useSay();
  const { session, caseId } = useSession();
  const id = `case-${one.id}`;
  const usualName = one.id === caseId ? session.name : one.work.name;
  const name = useDraft(`${id}-name`, usualName, (value) => actions.rename(one, value));
  const notes = useDraft(`${id}-notes`, one.notes, (value) => actions.change(one, { notes: value }));
  return (
    <div className="case-fields">
      <Field id={`${id}-name`} label={say.t('cases.name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            maxLength={LONGEST_NAME}
            value={name.value}
            onChange={({ target }) => name.change(target.value)}
            onBlur={name.flush}
          />
        )}
      </Field>
      <SelectField
        id={`${id}-status`}
        label={say.t('cases.status')}
        value={one.status}
        options={CASE_STATUSES.map((status) => ({ id: status, name: say.t(`cases.statuses.${status}`) }))}
        onChange={(status) => void actions.change(one, { status })}
      />
      <FollowUp one={one} actions={actions} />
      <Field id={`${id}-notes`} label={say.t('cases.notes')} hint={say.t('cases.notesHint')}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={4}
            maxLength={LONGEST_NOTES}
            value={notes.value}
            onChange={({ target }) => notes.change(target.value)}
            onBlur={notes.flush}
          />
        )}
      </Field>
    </div>
  );
}

function FollowUp({ one, actions }: CaseFieldsProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState<string>(); // while a date is being typed it is no date yet
  const save = (value: string): void => {
    if (value === '' || isIsoDate(value)) void actions.change(one, { followUp: value === '' ? null : value });
  };
  return (
    <div className="case-follow-up">
      <Field id={`case-${one.id}-follow-up`} label={say.t('cases.followUp')}>
        {(control) => (
          <input
            {...control}
            className="input input-12"
            type="date"
            min="2000-01-01"
            max="2099-12-31"
            value={typed ?? one.followUp ?? ''}
            onChange={({ target }) => {
              setTyped(target.value);
              if (target.value !== '' && target.validity.valid) save(target.value);
            }}
            onBlur={() => setTyped(undefined)}
          />
        )}
      </Field>
      {one.followUp === null ? null : (
        <Button
          look="quiet"
          onClick={() => {
            setTyped(undefined);
            save('');
          }}
        >
          {say.t('cases.followUpNone')}
        </Button>
      )}
    </div>
  );
}
