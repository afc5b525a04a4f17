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
  storedSession,
  writeSession,
} from './session-file.ts';
export type { Column, CostItem, ReadSession, Session } from './session-file.ts';
