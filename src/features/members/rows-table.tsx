import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { useSay } from '../shared/say.ts';
import type { Say } from '../shared/say.ts';
import type { MemberRow, RowPage } from '../../table/index.ts';
import { countWords } from './numbers.ts';
import { awardWords, resultWords } from './result-words.ts';
import { TableBox } from './table-box.tsx';

const KNOWN = ['name', 'id', 'contact'] as const;

/** The head of a column that was passed through. */
export function passWords({ t }: Say, as: string): string {
  const known = KNOWN.find((each) => each === as);
  return known ? t(`members.pass.${known}`) : as.replace(/^note:/, '');
}

/** What a company is called: its name, its number, or its place in the list. */
export const memberName = ({ t }: Say, { passThrough, fileRow }: MemberRow): string =>
  [passThrough['name'], passThrough['id']].find((each) => each !== undefined && each.trim() !== '') ??
  t('members.rows.unnamed', { row: countWords(fileRow) });

interface RowsTableProps {
  page: RowPage;
  passThrough: readonly string[];
  caption: string;
  /** The name of a layer, for the columns of results. */
  layerName: (layer: string) => string;
}

/** Companies, each leading to its explanation. */
export function RowsTable({ page, passThrough, caption, layerName }: RowsTableProps): ReactNode {
  const say = useSay();
  const others = passThrough.filter((as) => as !== 'name');
  const layers = (page.rows[0]?.results ?? []).map(({ layer }) => layerName(layer));
  return (
    <TableBox title={caption}>
      <table className="figure-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.t('members.rows.company')}</th>
            <th scope="col" className="figure-number">
              {say.t('members.rows.fileRow')}
            </th>
            {layers.map((layer, i) => (
              <Fragment key={i}>
                <th scope="col">{say.t('members.rows.result', { layer })}</th>
                <th scope="col" className="figure-number">
                  {say.t('members.rows.award', { layer })}
                </th>
              </Fragment>
            ))}
            {others.map((as) => (
              <th key={as} scope="col">
                {passWords(say, as)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((member) => (
            <tr key={member.row}>
              <th scope="row" className="figure-link">
                <Link href={`/members/company?row=${member.row}`}>{memberName(say, member)}</Link>
              </th>
              <td className="figure-number">{countWords(member.fileRow)}</td>
              {(member.results ?? []).map((result, i) => (
                <Fragment key={i}>
                  <td>{resultWords(say, result)}</td>
                  <td className="figure-number">{awardWords(say, result)}</td>
                </Fragment>
              ))}
              {others.map((as) => (
                <td key={as}>{member.passThrough[as] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
