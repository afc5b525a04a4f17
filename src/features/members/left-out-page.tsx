import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { csvText } from '../../table/index.ts';
import type { LoadedList } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { fileName } from '../report/file-name.ts';
import { download } from '../session/download.ts';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import './members.css';
import { NoList } from './no-list.tsx';
import { listWords } from './notes.ts';
import { countWords } from './numbers.ts';
import { ReadAsForm } from './read-as.tsx';
import { rejectedWords } from './reading-words.ts';
import { TableBox } from './table-box.tsx';
import { useMembers } from './use-members.ts';

/** Rows of the file that were left out, cells that could not be read, and why. */
export function LeftOutPage(): ReactNode {
  const { t } = useSay();
  const { list } = useMembers().state;
  return (
    <Page title={t('members.left.title')}>
      {list.is === 'ready' ? <Faults list={list.list} /> : <NoList found={{ is: 'none', list }} />}
    </Page>
  );
}

function Faults({ list }: { list: LoadedList }): ReactNode {
  const say = useSay();
  const { rejected, unread, unreadByColumn = {} } = list;
  return (
    <>
      <p>{listWords(say, list)}</p>
      {rejected.total > 0 ? (
        <section className="part" aria-labelledby="left-rows">
          <h2 id="left-rows">{say.t('members.left.rows')}</h2>
          <p>{say.t('members.left.text')}</p>
          <FaultTable list={list} title={say.t('members.left.rows')} faults={rejected} />
        </section>
      ) : (
        <p>{say.t('members.left.none')}</p>
      )}
      <ReadAsForm list={list} />
      {unread ? (
        <section className="part" aria-labelledby="left-cells">
          <h2 id="left-cells">{say.t('members.left.cells')}</h2>
          <p>{say.t('members.left.cellsText', { n: countWords(unread.total), rows: countWords(unread.rows) })}</p>
          <ul>
            {Object.entries(unreadByColumn)
              .toSorted(([, a], [, b]) => b - a)
              .map(([name, n]) => (
                <li key={name}>{say.t('members.head.column', { name, n: countWords(n) })}</li>
              ))}
          </ul>
          <FaultTable list={list} title={say.t('members.left.cells')} faults={unread} />
        </section>
      ) : null}
      <p>
        <Link href="/members" className="link-alone">
          {say.t('members.back')}
        </Link>
      </p>
    </>
  );
}

const SHOWN = 200; // a page of them; the file has all that were kept

/** In the words of the page where it knows them, otherwise as the reader says it. */
function problemCell(say: Say, problem: string): ReactNode {
  const words = rejectedWords(say, problem);
  return words === undefined ? <td lang="en">{problem}</td> : <td>{words}</td>;
}

interface FaultTableProps {
  list: LoadedList;
  title: string;
  faults: LoadedList['rejected'];
}

/** Row, column and problem, one line each, on the page and as a file. */
function FaultTable({ list, title, faults: { total, first } }: FaultTableProps): ReactNode {
  const say = useSay();
  const [said, setSaid] = useState<string>();
  const shown = first.slice(0, SHOWN);
  const placeOf = (column: string): string => (column === '' ? say.t('members.left.wholeRow') : column);
  const heads = [say.t('members.rows.fileRow'), say.t('members.left.column'), say.t('members.left.problem')];
  const save = (): void => {
    const name = list.source.kind === 'file' ? list.source.name.replace(/\.[a-z]+$/i, '') : '';
    const file = fileName([title, name], 'csv');
    const text = csvText({
      title,
      notes: [listWords(say, list)],
      columns: heads.map((head) => ({ title: head, width: 20 })),
      rows: first.map(({ row, column, problem }) => [row, placeOf(column), rejectedWords(say, problem) ?? problem]),
    });
    download(file, new Blob([text], { type: 'text/csv;charset=utf-8' }));
    setSaid(say.t('report.export.saved', { file }));
  };
  return (
    <>
      <Button onClick={save}>
        {total > first.length
          ? say.t('members.left.exportFirst', { n: countWords(first.length) })
          : say.t('members.left.export')}
      </Button>
      <LiveRegion visible>{said}</LiveRegion>
      <TableBox title={title}>
        <table className="figure-table left-out-table">
          <caption>
            {say.t('members.left.caption', {
              n: countWords(shown.length),
              all: countWords(total),
              shown: shown.length === total ? 'all' : 'some',
            })}
          </caption>
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" className={i === 0 ? 'figure-number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, column, problem }, i) => (
              <tr key={i}>
                <th scope="row" className="figure-number">
                  {countWords(row)}
                </th>
                <td>{placeOf(column)}</td>
                {problemCell(say, problem)}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
