import { useState } from 'react';
import type { ReactNode } from 'react';

import { templateFor } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../session/download.ts';
import { FileDrop } from '../shared/file-drop.tsx';
import { useSay } from '../shared/say.ts';
import type { ListFailure } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import { Synthetic } from './synthetic.tsx';
import { useMembers } from './use-members.ts';

const LOOKS = ['first', 'columns', 'values', 'size', 'faults'] as const;

/** Where no list is at hand: take one from a file, or make one. */
export function Choose({ failure }: { failure: ListFailure | null }): ReactNode {
  const { t } = useSay();
  return (
    <>
      <p className="lead">{t('members.lead')}</p>
      <Failure failure={failure} />
      <section className="part" aria-labelledby="file">
        <h2 id="file">{t('members.file.title')}</h2>
        <Drop />
        <p className="strong">{t('members.file.privacy')}</p>
        <h3>{t('members.file.looksTitle')}</h3>
        <ul>
          {LOOKS.map((line) => (
            <li key={line}>{t(`members.file.looks.${line}`)}</li>
          ))}
        </ul>
        <Template />
      </section>
      <Synthetic />
    </>
  );
}

/** One file, chosen or dropped. */
function Drop(): ReactNode {
  const { t } = useSay();
  const { store } = useMembers();
  const [several, setSeveral] = useState(false);
  const take = (files: readonly File[]): void => {
    const [file] = files;
    setSeveral(files.length > 1);
    if (file && files.length === 1) void store.open(file);
  };
  return (
    <>
      <FileDrop
        label={t('members.file.choose')}
        look="primary"
        words={(isOver) => t(isOver ? 'members.file.release' : 'members.file.drop')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onFiles={take}
      />
      <div role="alert">{several ? <p className="field-error">{t('members.file.several')}</p> : null}</div>
    </>
  );
}

/** A file with the heads of all columns, to be filled in. */
function Template(): ReactNode {
  const say = useSay();
  return (
    <p>
      <Button
        onClick={() =>
          download(
            `${say.t('members.file.templateName')}.csv`,
            new Blob([templateFor(say.base, say.locale)], { type: 'text/csv;charset=utf-8' }),
          )
        }
      >
        {say.t('members.file.template')}
      </Button>
    </p>
  );
}
