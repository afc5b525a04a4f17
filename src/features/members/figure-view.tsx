import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { money } from '../../i18n/words.ts';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import { classes } from '../../ui/classes.ts';
import type { MoneySum } from '../../table/index.ts';
import { isUnknown } from './figure-table.ts';
import type { FigureCell, FigureTable } from './figure-table.ts';
import { bigMoney, countWords, shareWords } from './numbers.ts';
import { rowsAddress } from './row-query.ts';
import { TableBox } from './table-box.tsx';
import { useMembers } from './use-members.ts';

/** Characters in a head that no space or punctuation divides. */
const LONG_RUN = /\p{Script=Han}{7}/u;

interface FigureViewProps {
  table: FigureTable;
  /** The heading above says it already. */
  quiet?: boolean;
}

/** A table of figures; every count leads to the companies counted. Scrolls in its own box where it is wide. */
export function FigureView({ table, quiet = false }: FigureViewProps): ReactNode {
  const say = useSay();
  const { list } = useMembers().state;
  // The exact dollar of companies that do not exist says nothing: it stands in the file only.
  const amount = list.is === 'ready' && list.list.source.kind === 'synthetic' ? (n: number) => bigMoney(say, n) : money;
  const { title, columns, rows } = table;
  const grouped = columns[1]?.is === 'text'; // the first two name a row, and the first is often that of the row above
  return (
    <TableBox title={title}>
      <table className="figure-table">
        <caption className={quiet ? 'visually-hidden' : undefined}>{title}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th
                key={i}
                scope="col"
                className={classes(
                  column.is !== 'text' && 'figure-number',
                  LONG_RUN.test(column.title) && 'figure-long',
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const span = grouped ? spanAt(rows, at) : 1;
            return (
              <tr key={at} className={grouped && span > 0 ? 'figure-group' : undefined}>
                {row.map((cell, i) =>
                  i === 0 && span === 0 ? null : (
                    <Entry
                      key={i}
                      say={say}
                      amount={amount}
                      cell={cell}
                      head={i === 0 || (grouped && i === 1)}
                      span={i === 0 ? span : 1}
                    />
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

const headOf = (row: readonly FigureCell[] | undefined): string | undefined =>
  row?.[0]?.is === 'text' ? row[0].text : undefined;

/** How many rows from here on have the same head; 0 where the row above has it already. */
function spanAt(rows: FigureTable['rows'], at: number): number {
  const head = headOf(rows[at]);
  if (at > 0 && headOf(rows[at - 1]) === head) return 0;
  let end = at + 1;
  while (end < rows.length && headOf(rows[end]) === head) end += 1;
  return end - at;
}

interface EntryProps {
  say: Say;
  /** An amount in words. */
  amount: (n: number) => string;
  cell: FigureCell;
  head: boolean;
  span: number;
}

function Entry({ say, amount, cell, head, span }: EntryProps): ReactNode {
  if (cell.is === 'text')
    return head ? (
      <th scope={span > 1 ? 'rowgroup' : 'row'} rowSpan={span}>
        {cell.text}
      </th>
    ) : (
      <td className="figure-text">{cell.text}</td>
    );
  return (
    <td className={cell.is === 'count' && cell.query && cell.n > 0 ? 'figure-number figure-link' : 'figure-number'}>
      {cellWords(say, cell, amount)}
    </td>
  );
}

function cellWords(say: Say, cell: Exclude<FigureCell, { is: 'text' }>, amount: EntryProps['amount']): ReactNode {
  switch (cell.is) {
    case 'count':
      return cell.query && cell.n > 0 ? (
        <Link href={rowsAddress(cell.query)}>{countWords(cell.n)}</Link>
      ) : (
        countWords(cell.n)
      );
    case 'difference':
      return signed(cell.n, countWords);
    case 'share':
      return shareWords(say, cell.part, cell.whole);
    case 'money':
      return moneyWords(say, cell, amount);
  }
}

const MINUS = '\u2212';
const signed = (n: number, words: (n: number) => string): string =>
  n > 0 ? `+${words(n)}` : n < 0 ? `${MINUS}${words(-n)}` : words(0);

/** Where some amounts cannot be given, the sum is not said without them. */
function moneyWords(say: Say, cell: Extract<FigureCell, { is: 'money' }>, amount: EntryProps['amount']): ReactNode {
  const { sum, upTo = false, notGiven = 0 } = cell;
  if (isUnknown(cell)) return say.t('members.unknownSum');
  const words = sumWords(say, upTo ? { ...sum, min: sum.max } : sum, cell.signed ? (n) => signed(n, amount) : amount);
  if (notGiven === 0) return words;
  return (
    <>
      {words} <span className="figure-note small-print">{say.t('members.without', { n: countWords(notGiven) })}</span>
    </>
  );
}

/** A range takes two lines where there is no room for one; no amount is broken. */
function sumWords(say: Say, { min, max }: MoneySum, words: (n: number) => string): ReactNode {
  if (min === max || words(Number(min)) === words(Number(max))) return words(Number(max));
  return say.t.rich('members.money.rangeLines', {
    min: words(Number(min)),
    max: words(Number(max)),
    line: (chunks) => <span className="figure-line">{chunks}</span>,
  });
}
