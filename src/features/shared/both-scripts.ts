/** Loaded when somebody looks for something in Chinese: the tables of characters are of no use before. */
import { inSimplified } from '../../table/index.ts';
import { normalise } from './normalise.ts';

/** The same for Traditional and Simplified characters too. */
export const inBothScripts = (text: string): string => inSimplified(normalise(text));
