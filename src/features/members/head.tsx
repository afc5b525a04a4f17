import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { Notice } from '../../ui/notice.tsx';
import { useSay } from '../shared/say.ts';
import type { Impact, LoadedList } from '../../table/index.ts';
import { agreeing } from './notes.ts';
import { countWords, shareWords } from './numbers.ts';

/** Which list it is, how much of it counts, and how far the figures were checked. */
export function Head({ list, impact }: { list: LoadedList; impact: Impact | null }): ReactNode {
  const say = useSay();
  const { source, rows, rejected, unread, readAs = [] } = list;
  return (
    <>
      {source.kind === 'synthetic' ? (
        <Notice tone="warning" title={say.t('members.synthetic.tag')}>
          <p>{say.t('members.synthetic.warning')}</p>
        </Notice>
      ) : null}
      <dl className="members-head">
        <div>
          <dt>{say.t('members.head.list')}</dt>
          <dd>
            {source.kind === 'file'
              ? source.name
              : say.t('members.head.synthetic', {
                  seed: String(source.seed),
                  changed: Object.keys(source.settings).length,
                })}
          </dd>
        </div>
        <div>
          <dt>{say.t('members.head.rows')}</dt>
          <dd>{rows > 0 ? <Link href="/members/rows">{countWords(rows)}</Link> : countWords(rows)}</dd>
        </div>
        <div>
          <dt>{say.t('members.head.left')}</dt>
          <dd>
            {rejected.total > 0 ? (
              <Link href="/members/left-out">{countWords(rejected.total)}</Link>
            ) : (
              countWords(rejected.total)
            )}
          </dd>
        </div>
        {unread ? (
          <div>
            <dt>{say.t('members.head.unread')}</dt>
            <dd>
              <Link href="/members/left-out">{countWords(unread.total)}</Link>
            </dd>
          </div>
        ) : null}
        {readAs.length > 0 ? (
          <div>
            <dt>{say.t('members.readAs.head')}</dt>
            <dd>
              <Link href="/members/left-out">{countWords(readAs.reduce((sum, { cells }) => sum + cells, 0))}</Link>
            </dd>
          </div>
        ) : null}
        {impact ? (
          <div>
            <dt>{say.t('members.head.agreement')}</dt>
            <dd>{say.t('members.head.agree', agreeing(impact))}</dd>
          </div>
        ) : null}
      </dl>
      <ReadingWarnings list={list} />
      {impact && impact.agreement.differing.length > 0 ? (
        <Notice tone="error" title={say.t('members.head.differing')}>
          <p>
            {say.t('members.head.differingText', {
              rows: say.list(
                [...new Set(impact.agreement.differing.map(({ row }) => countWords(row + 1)))].slice(0, 10),
              ),
            })}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** From this share of the rows on, what was not read makes the figures doubtful. */
const DOUBTFUL = 0.2;

/** What must be known of the reading before anybody quotes a figure. */
function ReadingWarnings({ list }: { list: LoadedList }): ReactNode {
  const say = useSay();
  const { rows, rejected, unread, unreadByColumn = {}, repeated } = list;
  const all = rows + rejected.total;
  const columns = Object.entries(unreadByColumn)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, n]) => say.t('members.head.column', { name, n: countWords(n) }));
  return (
    <>
      {rows > 0 && rejected.total > all * DOUBTFUL ? (
        <Notice tone="warning" title={say.t('members.head.manyLeft', { share: shareWords(say, rejected.total, all) })}>
          <p>{say.t('members.head.manyLeftText')}</p>
          <Link href="/members/left-out">{say.t('members.head.see')}</Link>
        </Notice>
      ) : null}
      {unread && unread.rows > rows * DOUBTFUL ? (
        <Notice tone="warning" title={say.t('members.head.manyUnread', { share: shareWords(say, unread.rows, rows) })}>
          <p>{say.t('members.head.manyUnreadText', { columns: say.list(columns) })}</p>
          <Link href="/members/left-out">{say.t('members.head.see')}</Link>
        </Notice>
      ) : null}
      {repeated ? (
        <Notice tone="warning" title={say.t('members.head.repeated', { n: repeated.rows })}>
          <p>{say.t('members.head.repeatedText', { by: repeated.by })}</p>
        </Notice>
      ) : null}
    </>
  );
}
