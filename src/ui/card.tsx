import { useId } from 'react';
import type { ReactNode } from 'react';

interface CardProps {
  title: ReactNode;
  /** Beside the title: a tag, a small link. */
  aside?: ReactNode;
  level?: 2 | 3 | 4;
  children: ReactNode;
}

/** A titled part of a page that can stand by itself. */
export function Card({ title, aside, level = 2, children }: CardProps): ReactNode {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <article className="card" aria-labelledby={id}>
      <div className="card-head">
        <Heading id={id}>{title}</Heading>
        {aside}
      </div>
      {children}
    </article>
  );
}
