import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { fileName } from '../report/file-name.ts';
import { download } from '../session/download.ts';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import type { LoadedList } from '../../table/index.ts';
import './members.css';
import { NoList } from './no-list.tsx';
import { listWords } from './notes.ts';
import { countWords } from './numbers.ts';
import { rejectedWords } from './reading-words.ts';
import { useMembers } from './use-members.ts';
import { TableBox } from './table-box.tsx';

/** Rows of the file that were left out, and why. */
export function LeftOutPage(): ReactNode {
  const { t } = useSay();
  const { list } = useMembers().state;
  return (
    <Page title={t('members.left.title')}>
      {list.is === 'ready' ? <LeftOut list={list.list} /> : <NoList found={{ is: 'none', list }} />}
    </Page>
  );
}

const SHOWN = 200; // a page of them; the file has all

/** In the words of the page where it knows them, otherwise as the reader says it. */
function problemCell(say: Say, problem: string): ReactNode {
  const words = rejectedWords(say, problem);
  return words === undefined ? <td lang="en">{problem}</td> : <td>{words}</td>;
}

function LeftOut({ list }: { list: LoadedList }): ReactNode {
  const say = useSay();
  const { store } = useMembers();
  const [said, setSaid] = useState<string>();
  const { total, first } = list.rejected;
  const shown = first.slice(0, SHOWN);
  const save = async (): Promise<void> => {
    const title = say.t('members.left.title');
    const outcome = store.heard(await store.service.exportRejected({ title, notes: [listWords(say, list)] }));
    if (!outcome.ok) return setSaid(say.t('members.export.failed'));
    const file = fileName(
      [title, list.source.kind === 'file' ? list.source.name.replace(/\.[a-z]+$/i, '') : ''],
      'csv',
    );
    download(file, outcome.value);
    setSaid(say.t('report.export.saved', { file }));
  };
  return (
    <>
      <p>{listWords(say, list)}</p>
      {total > 0 ? (
        <>
          <p>{say.t('members.left.text')}</p>
          <Button onClick={() => void save()}>
            {total > first.length
              ? say.t('members.left.exportFirst', { n: countWords(first.length) })
              : say.t('members.left.export')}
          </Button>
          <LiveRegion visible>{said}</LiveRegion>
          <TableBox title={say.t('members.left.title')}>
            <table className="figure-table left-out-table">
              <caption>
                {say.t('members.left.caption', { n: countWords(shown.length), all: countWords(total) })}
              </caption>
              <thead>
                <tr>
                  <th scope="col" className="figure-number">
                    {say.t('members.rows.fileRow')}
                  </th>
                  <th scope="col">{say.t('members.left.column')}</th>
                  <th scope="col">{say.t('members.left.problem')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ row, column, problem }, i) => (
                  <tr key={i}>
                    <th scope="row" className="figure-number">
                      {countWords(row)}
                    </th>
                    <td>{column === '' ? say.t('members.left.wholeRow') : column}</td>
                    {problemCell(say, problem)}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      ) : (
        <p>{say.t('members.left.none')}</p>
      )}
      <p>
        <Link href="/members">{say.t('members.back')}</Link>
      </p>
    </>
  );
}
