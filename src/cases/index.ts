/** The door of what is kept on the device. No React. */
export { withAnswer } from './answers.ts';
export { EMPTY_SESSION, readSession, writeSession } from './session-file.ts';
export type { Session } from './session-file.ts';
