import type { FormEvent, ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useTyped } from '../session/use-typed.ts';
import { useSay } from '../shared/say.ts';
import type { CaseActions } from './use-actions.ts';

/** Begin a case: with a name, or with the answers at hand that belong to none. */
export function NewCase({ actions }: { actions: CaseActions }): ReactNode {
  const say = useSay();
  const [name = '', setName] = useTyped('new-case', null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void actions.create(name.trim()).then((done) => done && setName(undefined));
  };
  return (
    <>
      <KeepLoose actions={actions} />
      <form className="new-case no-print" onSubmit={submit}>
        <Field id="new-case" label={say.t('cases.newName')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Button type="submit">{say.t('cases.newCase')}</Button>
      </form>
    </>
  );
}

function KeepLoose({ actions }: { actions: CaseActions }): ReactNode {
  const say = useSay();
  const { session, caseId } = useSession();
  const n = Object.keys(session.facts).length;
  if (caseId !== null || n === 0) return null;
  const name = session.name.trim();
  return (
    <Notice>
      <p>{name === '' ? say.t('cases.loose', { n }) : say.t('cases.looseNamed', { n, name })}</p>
      <Button look="primary" onClick={() => void actions.keepLoose()}>
        {say.t('cases.keepLoose')}
      </Button>
    </Notice>
  );
}
