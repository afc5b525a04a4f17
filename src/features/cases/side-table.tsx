/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- Safari forgets that a table shown as blocks is a table */
import type { ReactNode } from 'react';

import '../compare/compare.css';

interface SideTableProps {
  caption: string;
  /** The caption is said just above already: only read aloud. */
  quiet?: boolean;
  /** What the rows are. */
  corner: string;
  columns: readonly string[];
  /** One cell a column. */
  rows: readonly { key: string; name: string; cells: readonly ReactNode[] }[];
}

/** A table where there is room; on a phone each row is a card, and every cell says whose it is. */
export function SideTable({ caption, quiet = false, corner, columns, rows }: SideTableProps): ReactNode {
  return (
    <table className="matrix side-table" role="table">
      <caption className={quiet ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[corner, ...columns].map((name, i) => (
            <th key={columns[i - 1] === name ? `${i} ${name}` : name} scope="col" role="columnheader">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, name, cells }) => (
          <tr key={key} role="row">
            <th scope="row" role="rowheader">
              {name}
            </th>
            {columns.map((column, i) => (
              <td key={i} role="cell">
                <span className="cell-layer" aria-hidden="true">
                  {column}
                </span>
                <div className="cell">{cells[i]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
