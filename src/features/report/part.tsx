import type { ReactNode } from 'react';

import type { Say } from '../shared/say.ts';
import type { Cites } from './cites.tsx';
import type { ReportData } from './data.ts';

/** What a part of the report is written from. Parts are plain functions, so that their citations number in order. */
export interface Paper {
  say: Say;
  data: ReportData;
  cite: Cites['cite'];
}

/** A titled part of the report. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section className="paper-part" aria-labelledby={`paper-${id}`}>
      <h3 id={`paper-${id}`}>{title}</h3>
      {children}
    </section>
  );
}

interface TableProps {
  /** Read aloud, and the name of the box that scrolls on small screens. */
  caption: string;
  head: readonly string[];
  children: ReactNode;
  className?: string;
}

/** A table that scrolls in its own box on a small screen and fits the sheet on paper. */
export function PaperTable({ caption, head, children, className = '' }: TableProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="scroll-x" role="region" tabIndex={0} aria-label={caption}>
      <table className={`paper-table ${className}`}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
