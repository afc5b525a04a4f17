import type { ReactNode } from 'react';

import { Details } from '../details.tsx';

/** The data of a chart as text. */
export interface ChartTable {
  columns: readonly { label: string; numeric?: boolean }[];
  /** One cell for each column but the first, which is the head of the row. */
  rows: readonly { head: string; cells: readonly string[] }[];
}

/** The table of a chart: built from the chart's own data with these words, or the caller's own. */
export type TableTwin<Words> = {
  /** What opens it: "the same as a table". */
  summary: string;
  /** Whether it is printed with the chart. */
  printed: boolean;
  /** Whether it is unfolded at first. */
  open?: boolean;
} & ({ words: Words } | { own: ReactNode });

interface ChartWithTableProps {
  /** The name of the chart, for the part of the page that its table scrolls in. */
  title: string;
  summary: string;
  printed: boolean;
  open?: boolean | undefined;
  table: ChartTable | ReactNode;
  children: ReactNode;
}

const isData = (table: ChartTable | ReactNode): table is ChartTable =>
  typeof table === 'object' && table !== null && 'columns' in table;

/** A chart with its data as a table that unfolds below it. No chart is shown without one. */
export function ChartWithTable({
  title,
  summary,
  printed,
  open = false,
  table,
  children,
}: ChartWithTableProps): ReactNode {
  return (
    <figure className="chart-figure">
      {children}
      <div className={printed ? undefined : 'no-print'}>
        <Details summary={summary} open={open}>
          {isData(table) ? <DataTable title={title} table={table} /> : table}
        </Details>
      </div>
    </figure>
  );
}

function DataTable({ title, table: { columns, rows } }: { title: string; table: ChartTable }): ReactNode {
  const numeric = (i: number): string | undefined => (columns[i]?.numeric === true ? 'chart-number' : undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="scroll-x" role="region" tabIndex={0} aria-label={title}>
      <table className="chart-table">
        <thead>
          <tr>
            {columns.map(({ label }, i) => (
              <th key={i} scope="col" className={numeric(i)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, cells }, row) => (
            <tr key={row}>
              <th scope="row" className={numeric(0)}>
                {head}
              </th>
              {cells.map((cell, i) => (
                <td key={i} className={numeric(i + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
