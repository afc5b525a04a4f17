import { useRef, useState } from 'react';
import type { ChangeEvent, DragEvent, ReactNode } from 'react';

import { templateFor } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { download } from '../session/download.ts';
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
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const take = (files: readonly File[]): void => {
    const [file] = files;
    setSeveral(files.length > 1);
    if (file && files.length === 1) void store.open(file);
  };
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    target.value = ''; // the same file can be chosen again once it is mended
    take(files);
  };
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type !== 'dragleave' && event.type !== 'drop');
    if (event.type === 'drop') take([...event.dataTransfer.files]);
  };
  return (
    <>
      <div
        className={classes('members-drop', over && 'members-drop-over')}
        onDragEnter={onDrag}
        onDragOver={onDrag}
        onDragLeave={onDrag}
        onDrop={onDrag}
      >
        <Button look="primary" onClick={() => input.current?.click()}>
          {t('members.file.choose')}
        </Button>
        <p>{t(over ? 'members.file.release' : 'members.file.drop')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          hidden
          aria-label={t('members.file.choose')}
          onChange={onChange}
        />
      </div>
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
