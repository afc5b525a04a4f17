/** Cells that say nothing: no answer to their fact, or "not known" in words. */
import { fold } from './fold.ts';
import { NOT_KNOWN } from './words.ts';

/** A cell that is no answer to its fact. */
export const MISFIT = Symbol('misfit');

const notKnown = new Set(NOT_KNOWN.map(fold));
/** What a spreadsheet shows where a formula failed, such as `#N/A`: nobody said anything. */
export const ERROR_VALUE = /^#/;
const LONGEST_NOT_KNOWN = 30;
export const isNotKnown = (text: string): boolean =>
  text.length <= LONGEST_NOT_KNOWN && !/^[\d#]/.test(text) && notKnown.has(fold(text));
