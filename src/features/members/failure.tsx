import type { ReactNode } from 'react';

import type { Problem } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import type { ListFailure } from '../../table/index.ts';
import { countWords } from './numbers.ts';
import { expectedWords, gotWords } from './reading-words.ts';
import type { Origin } from './store.ts';
import { useMembers } from './use-members.ts';

const SHOWN = 10;

/** Why a list was not read; what was chosen before is still there. Cancelling is no fault. */
export function Failure({ failure }: { failure: ListFailure | null }): ReactNode {
  const { t } = useSay();
  return (
    <div role="alert">
      {failure === null ? null : failure.kind === 'cancelled' ? (
        <Notice>
          <p>{t('members.failure.cancelled')}</p>
        </Notice>
      ) : failure.kind === 'crashed' ? (
        <Notice tone="error" title={t('members.failure.crashed')}>
          <p>{t('members.failure.crashedText')}</p>
          <Detail detail={failure.detail} />
        </Notice>
      ) : (
        <Notice tone="error" title={t('members.failure.problems')}>
          <Problems problems={failure.problems} />
        </Notice>
      )}
    </div>
  );
}

/** What was wrong, one line each: file, row, column, what was expected and what stood there. */
function Problems({ problems }: { problems: readonly Problem[] }): ReactNode {
  const say = useSay();
  return (
    <ul>
      {problems.slice(0, SHOWN).map((problem) => {
        const words = problemWords(say, problem);
        return <li key={words}>{words}</li>;
      })}
      {problems.length > SHOWN ? (
        <li>{say.t('members.failure.more', { n: countWords(problems.length - SHOWN) })}</li>
      ) : null}
    </ul>
  );
}

function problemWords(say: Say, { file, row, field, expected: english, got }: Problem): string {
  const { t, locale } = say;
  const expected = expectedWords(say, english) ?? english;
  const place = [
    file,
    ...(row === undefined ? [] : [t('members.failure.row', { n: countWords(row) })]),
    ...(field === '' ? [] : [t('members.failure.column', { name: field })]),
  ].join(locale === 'en' ? ', ' : '，');
  return got === undefined
    ? t('members.failure.line', { place, expected })
    : t('members.failure.lineGot', { place, expected, got: gotWords(say, got) });
}

function Detail({ detail }: { detail: string }): ReactNode {
  const { t } = useSay();
  return detail === '' ? null : (
    <Details summary={t('members.failure.details')}>
      <p lang="en">
        <code>{detail}</code>
      </p>
    </Details>
  );
}

/** The worker stopped by itself; the list can be read again while the file is at hand. */
export function Crashed({ detail, origin }: { detail: string; origin: Origin }): ReactNode {
  const { t } = useSay();
  const { store } = useMembers();
  return (
    <div role="alert">
      <Notice tone="error" title={t('members.failure.crashed')}>
        <p>{t('members.failure.crashedText')}</p>
        <Detail detail={detail} />
        <div className="button-group">
          <Button look="primary" onClick={() => void store.again()}>
            {t(origin.is === 'file' ? 'members.failure.readAgain' : 'members.failure.makeAgain')}
          </Button>
          <Button onClick={() => store.forget()}>{t('members.other')}</Button>
        </div>
      </Notice>
    </div>
  );
}
