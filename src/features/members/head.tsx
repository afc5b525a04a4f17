import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { Notice } from '../../ui/notice.tsx';
import { useSay } from '../shared/say.ts';
import type { Impact, LoadedList } from '../../table/index.ts';
import { agreeing } from './notes.ts';
import { countWords } from './numbers.ts';

/** Which list it is, how much of it counts, and how far the figures were checked. */
export function Head({ list, impact }: { list: LoadedList; impact: Impact | null }): ReactNode {
  const say = useSay();
  const { source, rows, rejected } = list;
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
          <dd>
            <Link href="/members/rows">{countWords(rows)}</Link>
          </dd>
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
        {impact ? (
          <div>
            <dt>{say.t('members.head.agreement')}</dt>
            <dd>{say.t('members.head.agree', agreeing(impact))}</dd>
          </div>
        ) : null}
      </dl>
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
