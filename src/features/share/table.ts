import { loadShareTable } from '../../rulebase/index.ts';
import { once } from './use-loaded.ts';

/** The table links refer to; a failed load can be tried again. */
export const loadTable = once(loadShareTable);
