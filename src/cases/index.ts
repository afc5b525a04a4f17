/** The door of what is kept on the device. No React. */
export { withAnswer } from './answers.ts';
export { caseFile, caseFileFor, ORACLE_TO_FILL_IN } from './case-file.ts';
export type { Expectation, WorkedCase } from './case-file.ts';
export {
  COLUMNS,
  EMPTY_SESSION,
  MOST_COSTS,
  parseSession,
  readSession,
  sessionMark,
  sessionText,
  storedSession,
  writeSession,
} from './session-file.ts';
export type { Column, CostItem, Session } from './session-file.ts';
export { casesFileText, LARGEST_FILE, readCasesFile } from './cases-file.ts';
export type { CaseProblem, CasesFound, ReadCases } from './cases-file.ts';
export type { Imported } from './case-import.ts';
export { freeName } from './new-id.ts';
export type { CaseStore } from './case-store.ts';
export type { StoreChange } from './case-changes.ts';
export { CASE_STATUSES } from './client-case.ts';
export type {
  Assessed,
  AssessedTrack,
  CaseStatus,
  ClientCase,
  Details,
  ReadCase,
  Scenario,
  Stored,
  StoreFault,
} from './client-case.ts';
export { decodeShare, encodeShare, LONGEST_SHARE } from './share-link.ts';
export type { OpenedShare, ShareFault } from './share-link.ts';
export type { SharePart } from './share-fit.ts';
export { assessedOf, changesBetween, reassessor, rulesChanged } from './since.ts';
export type { Reassessor, Since, TrackSince } from './since.ts';
