import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSay } from '../shared/say.ts';
import { ColumnSelect } from './column-select.tsx';
import type { Encoding, ListFailure } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import type { ChosenFile } from './store.ts';
import { faultsOf } from './targets.ts';
import { useMembers } from './use-members.ts';

const ENCODINGS = ['utf-8', 'big5', 'utf-16le', 'utf-16be'] as const satisfies Encoding[];

interface ColumnsProps {
  chosen: ChosenFile;
  failure: ListFailure | null;
}

/** What each column of the file holds, before all of it is read. */
export function Columns({ chosen, failure }: ColumnsProps): ReactNode {
  const { t, list } = useSay();
  const { store } = useMembers();
  const [attempt, setAttempt] = useState(0);
  const { file, preview, targets } = chosen;
  const faults = faultsOf(targets);
  const unknown = preview.header.filter(
    (name, i) => targets[i]?.kind === 'ignore' && (preview.problems ?? []).some(({ field }) => field === name),
  );
  const ignored = targets.filter(({ kind }) => kind === 'ignore').length;
  const messageOf = (column: number): string | undefined => {
    const fault = faults.columns[column];
    return fault === undefined
      ? undefined
      : t('members.columns.conflict', { other: preview.header[fault] ?? '', name: preview.header[column] ?? '' });
  };
  const errors = [
    ...(faults.noFact ? [{ id: 'members-column-0', message: t('members.columns.noFact') }] : []),
    ...targets.flatMap((_, i) => {
      const message = messageOf(i);
      return message === undefined ? [] : [{ id: `members-column-${i}`, message }];
    }),
  ];
  return (
    <>
      <p className="lead">{t('members.columns.lead', { name: file.name, n: preview.header.length })}</p>
      <Failure failure={failure} />
      {attempt > 0 ? <ErrorSummary errors={errors} attempt={attempt} /> : null}
      {preview.headerLooksLikeData ? (
        <Notice tone="warning" title={t('members.columns.noHeader')}>
          <p>{t('members.columns.noHeaderText', { values: list(preview.header.slice(0, 4)) })}</p>
        </Notice>
      ) : null}
      <FileOptions chosen={chosen} />
      <section className="part" aria-labelledby="columns">
        <h2 id="columns">{t('members.columns.title')}</h2>
        <p>{t('members.columns.text')}</p>
        {unknown.length > 0 ? <p className="strong">{t('members.columns.unknown', { names: list(unknown) })}</p> : null}
        <ol className="members-columns">
          {preview.header.map((name, i) => (
            <li key={i}>
              <ColumnSelect
                column={i}
                name={name}
                sample={preview.sample.map((row) => row[i] ?? '')}
                target={targets[i] ?? { kind: 'ignore' }}
                error={messageOf(i)}
                onChange={(target) => store.setTarget(i, target)}
              />
            </li>
          ))}
        </ol>
      </section>
      <LiveRegion visible>
        {t('members.columns.sum', {
          n: targets.length - ignored,
          ignored,
          conflicts: faults.columns.filter((f) => f !== undefined).length,
        })}
      </LiveRegion>
      <div className="button-group">
        <Button
          look="primary"
          onClick={() => {
            if (errors.length > 0) setAttempt((n) => n + 1);
            else void store.read();
          }}
        >
          {t('members.columns.read')}
        </Button>
        <Button onClick={() => store.forget()}>{t('members.other')}</Button>
      </div>
    </>
  );
}

/** How the file is read: its characters, or which of its worksheets. Another choice reads the beginning again. */
function FileOptions({ chosen: { file, preview, options } }: { chosen: ChosenFile }): ReactNode {
  const { t } = useSay();
  const { store } = useMembers();
  if (preview.encoding !== null)
    return (
      <SelectField
        id="members-encoding"
        label={t('members.columns.encoding')}
        hint={t('members.columns.encodingHint')}
        value={preview.encoding}
        options={ENCODINGS.map((id) => ({ id, name: t(`members.encoding.${id}`) }))}
        onChange={(encoding) => void store.open(file, { ...options, encoding })}
      />
    );
  if (preview.sheets.length < 2) return null;
  return (
    <SelectField
      id="members-sheet"
      label={t('members.columns.sheet')}
      value={preview.sheet ?? ''}
      options={preview.sheets.map((name) => ({ id: name, name }))}
      onChange={(sheet) => void store.open(file, { ...options, sheet })}
    />
  );
}
