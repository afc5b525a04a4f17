/** What columns are taken for, and what cannot be together. */
import type { ColumnTarget } from '../../table/index.ts';

/** A target as the value of a select. */
export function targetValue(target: ColumnTarget): string {
  switch (target.kind) {
    case 'fact':
      return `fact ${target.fact}`;
    case 'pass':
      return `pass ${target.as}`;
    case 'ignore':
      return 'ignore';
  }
}

export function targetOf(value: string): ColumnTarget {
  const [kind, ...rest] = value.split(' ');
  const what = rest.join(' ');
  if (kind === 'fact') return { kind: 'fact', fact: what };
  return kind === 'pass' ? { kind: 'pass', as: what } : { kind: 'ignore' };
}

export interface TargetFaults {
  /** For each column, the earlier or later one that holds the same; undefined where there is none. */
  columns: readonly (number | undefined)[];
  /** Without an answer to anything there is nothing to assess. */
  noFact: boolean;
}

/** Only one column can hold a thing. */
export function faultsOf(targets: readonly ColumnTarget[]): TargetFaults {
  const values = targets.map(targetValue);
  return {
    columns: values.map((value, i) => {
      const other = value === 'ignore' ? -1 : values.findIndex((each, j) => j !== i && each === value);
      return other < 0 ? undefined : other;
    }),
    noFact: !targets.some(({ kind }) => kind === 'fact'),
  };
}
