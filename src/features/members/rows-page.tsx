import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';

import { LiveRegion } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import type { MembersService, Outcome, RowPage } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import './members.css';
import { NoList, SyntheticMark, useFigures } from './no-list.tsx';
import { countWords } from './numbers.ts';
import { queryWords, readQuery, rowsAddress } from './row-query.ts';
import { RowsTable } from './rows-table.tsx';
import { SaveRows } from './save-rows.tsx';
import { Basis } from './section.tsx';
import { nameOfLayer } from './tables.ts';
import type { Figures } from './tables.ts';
import { useAsked } from './use-asked.ts';

const PER_PAGE = 50;

/** The companies behind a figure. */
export function RowsPage(): ReactNode {
  const { t } = useSay();
  const found = useFigures();
  return (
    <Page title={t('members.rows.title')}>
      {found.is === 'figures' ? <Rows figures={found.figures} /> : <NoList found={found} />}
    </Page>
  );
}

interface Answer {
  search: string;
  rows: RowPage;
}

function Rows({ figures }: { figures: Figures }): ReactNode {
  const { say, layers, list, impact } = figures;
  const [params] = useSearchParams();
  const search = params.toString();
  const asked = useMemo(() => readQuery(new URLSearchParams(search)), [search]);
  const ask = useCallback(
    async (service: MembersService): Promise<Outcome<Answer>> => {
      const { query, page } = readQuery(new URLSearchParams(search)) ?? { query: {}, page: 1 };
      const outcome = await service.rows(query, (page - 1) * PER_PAGE, PER_PAGE);
      return outcome.ok ? { ok: true, value: { search, rows: outcome.value } } : outcome;
    },
    // oxlint-disable-next-line react/exhaustive-deps -- other figures have other rows
    [search, impact],
  );
  const answer = useAsked(asked ? ask : null);
  if (!asked) return <p>{say.t('members.rows.wrong')}</p>;
  const { query, page } = asked;
  const conditions = queryWords(say, layers, query);
  const rows = answer.is === 'answered' && answer.value.search === search ? answer.value.rows : undefined;
  const pages = Math.max(1, Math.ceil((rows?.total ?? 0) / PER_PAGE));
  return (
    <>
      <SyntheticMark list={list} />
      {conditions.length > 0 ? (
        <ul className="members-conditions">
          {conditions.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : (
        <p>{say.t('members.rows.allTitle')}</p>
      )}
      <LiveRegion visible>
        {rows
          ? say.t('members.rows.found', { n: countWords(rows.total), page: countWords(page), pages: countWords(pages) })
          : null}
      </LiveRegion>
      {answer.is === 'failed' ? <Failure failure={answer.failure} /> : null}
      {rows === undefined && answer.is !== 'failed' ? <p>{say.t('members.loading')}</p> : null}
      {rows && rows.rows.length > 0 ? (
        <RowsTable
          page={rows}
          passThrough={list.passThrough}
          layerName={(id) => nameOfLayer(figures, id)}
          caption={say.t('members.rows.caption', {
            from: countWords((page - 1) * PER_PAGE + 1),
            to: countWords((page - 1) * PER_PAGE + rows.rows.length),
          })}
        />
      ) : null}
      {pages > 1 ? (
        <nav className="members-pages no-print" aria-label={say.t('members.rows.pages')}>
          {page > 1 ? <Link href={rowsAddress(query, page - 1)}>{say.t('members.rows.previous')}</Link> : null}
          <span>{say.t('members.rows.page', { page: countWords(page), pages: countWords(pages) })}</span>
          {page < pages ? <Link href={rowsAddress(query, page + 1)}>{say.t('members.rows.next')}</Link> : null}
        </nav>
      ) : null}
      <div className="button-group no-print">
        {rows && rows.total > 0 ? (
          <SaveRows
            figures={figures}
            query={query}
            label={say.t('members.rows.export', { n: countWords(rows.total) })}
          />
        ) : null}
      </div>
      <Basis figures={figures} />
      <p className="no-print">
        <Link href="/members" className="link-alone">
          {say.t('members.back')}
        </Link>
      </p>
    </>
  );
}
