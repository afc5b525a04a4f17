import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useSay } from './say.ts';

/** The short name of a question. */
export function useFactLabel(): (id: string) => string {
  const say = useSay();
  return (id) => {
    const fact = say.base.facts.find((candidate) => candidate.id === id);
    return fact ? say.text(fact.label) : id;
  };
}

interface FactLinkProps {
  fact: string;
  /** Words instead of the question's name; the name is then read aloud after them. */
  children?: ReactNode;
}

/** Leads to one question of the check. */
export function FactLink({ fact, children }: FactLinkProps): ReactNode {
  const label = useFactLabel()(fact);
  return (
    <Link href={`/check?fact=${fact}`}>
      {children === undefined ? (
        label
      ) : (
        <>
          {children}
          <VisuallyHidden> {label}</VisuallyHidden>
        </>
      )}
    </Link>
  );
}
