/** Columns of the reader's own: two to four sets of rules, the first of which the others are read against. Pure. */
import { COLUMNS } from '../../cases/index.ts';
import type { Column } from '../../cases/index.ts';
import type { Column as Asked } from '../../engine/index.ts';
import { allProposals } from '../../rulebase/index.ts';
import type { IsoDate, RuleBase } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';

/** The usual columns as one's own to begin with, with ids and names of their own: they may change in any way. */
export const ownColumns = (usual: readonly Asked[], today: IsoDate): Column[] =>
  usual.map(({ date, proposals, assumptions }, i) => ({
    id: `column-${i + 1}`,
    name: '',
    date: date === today ? null : date,
    proposals: [...proposals],
    assumptions,
  }));

/** As the engine asks for them. */
export const askedFor = (columns: readonly Column[], today: IsoDate): Asked[] =>
  columns.map(({ id, date, proposals, assumptions }) => ({ id, date: date ?? today, proposals, assumptions }));

/** An id that no column has yet. */
function freeId(columns: readonly Column[]): string {
  let n = columns.length + 1;
  while (columns.some(({ id }) => id === `column-${n}`)) n += 1;
  return `column-${n}`;
}

export const mayAdd = (columns: readonly Column[]): boolean => columns.length < COLUMNS.most;
export const mayRemove = (columns: readonly Column[]): boolean => columns.length > COLUMNS.fewest;

export const addColumn = (columns: readonly Column[], column: Omit<Column, 'id'>): Column[] =>
  mayAdd(columns) ? [...columns, { ...column, id: freeId(columns) }] : [...columns];

export const removeColumn = (columns: readonly Column[], id: string): Column[] =>
  mayRemove(columns) ? columns.filter((column) => column.id !== id) : [...columns];

/** The others are read against the first column. */
export const makeFirst = (columns: readonly Column[], id: string): Column[] => [
  ...columns.filter((column) => column.id === id),
  ...columns.filter((column) => column.id !== id),
];

export const changeColumn = (columns: readonly Column[], id: string, change: Partial<Omit<Column, 'id'>>): Column[] =>
  columns.map((column) => (column.id === id ? { ...column, ...change } : column));

export type ProposalChoice = 'none' | 'usual' | 'own';

export function choiceOf(base: RuleBase, { proposals }: Pick<Column, 'proposals'>): ProposalChoice {
  if (proposals.length === 0) return 'none';
  const usual = allProposals(base);
  return proposals.length === usual.length && usual.every((id) => proposals.includes(id)) ? 'usual' : 'own';
}

/** What a column is called: by its reader, or else by its day and proposals. */
export function columnName(say: Say, column: Column, today: IsoDate): string {
  const given = column.name.trim();
  if (given !== '') return given;
  const day = column.date === null ? say.t('columns.today') : say.day(column.date ?? today);
  const choice = choiceOf(say.base, column);
  return choice === 'own'
    ? say.t('columns.nameOwn', { day, n: column.proposals.length })
    : say.t(`columns.name.${choice}`, { day });
}
