/** The door of the table side: lists of companies in, counts out. No React. */
export { parseMembers } from './csv.ts';
export type { Member, RejectedRow } from './csv.ts';
export { createTally } from './tally.ts';
export type { TrackTally } from './tally.ts';
