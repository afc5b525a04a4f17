/** The cases on this device: what can be done with them. Nothing is written over that this version cannot read. */
import type { RuleBase } from '../rulebase/index.ts';
import { changes } from './case-changes.ts';
import type { StoreChange } from './case-changes.ts';
import { connect, faultOf } from './case-database.ts';
import type { Imported } from './case-import.ts';
import { makeStore } from './make-case-store.ts';
import type { CasesFound } from './cases-file.ts';
import type { Assessed, ClientCase, Details, ReadCase, Scenario, Stored } from './client-case.ts';
import type { Session } from './session-file.ts';

/** Answers as they were saved. */
export interface Saved {
  saved: ClientCase;
  /** What somebody else had written there, kept as a case of its own. */
  conflict?: ClientCase;
}

type Maybe = Promise<Stored<ClientCase | undefined>>;

/** Methods that name a case answer `undefined` where it is there no longer. */
export interface CaseStore {
  list: () => Promise<Stored<ReadCase[]>>;
  get: (id: string) => Promise<Stored<ReadCase | undefined>>;
  create: (work: Session, details?: Partial<Details>) => Promise<Stored<ClientCase>>;
  /**
   * Save the answers. `knows` says whether this tab has seen what is stored: if not, that is kept as a copy before it is
   * written over. A case deleted meanwhile is created again.
   */
  saveWork: (id: string, work: Session, knows: (stored: Session) => boolean) => Promise<Stored<Saved>>;
  /** Only the fields of `patch` change, whatever other tabs have changed meanwhile. */
  saveDetails: (id: string, patch: Partial<Details>) => Maybe;
  rename: (id: string, name: string) => Maybe;
  /** Remember results; no edit, so that `updatedAt` stays. */
  saveAssessed: (id: string, assessed: Assessed) => Maybe;
  /** The same of many cases at once; those that are gone, or a newer version's, are left out. */
  saveAssessments: (byId: ReadonlyMap<string, Assessed>) => Promise<Stored<void>>;
  duplicate: (id: string, name: string) => Maybe;
  /** The case as it was, for `restore`. */
  remove: (id: string) => Maybe;
  /** Put back what `remove` gave; where a case of this id is there again, beside it. */
  restore: (removed: ClientCase) => Promise<Stored<ClientCase>>;
  /** Take over what a file holds. Nothing that is here is written over; see `Imported`. */
  importAll: (found: Pick<CasesFound, 'cases' | 'scenarios'>) => Promise<Stored<Imported>>;
  /** Every case and every kept column. */
  removeAll: () => Promise<Stored<void>>;
  scenarios: {
    list: () => Promise<Stored<Scenario[]>>;
    /** Without an id it is a new one. */
    save: (scenario: Omit<Scenario, 'id'> & { id?: string }) => Promise<Stored<Scenario>>;
    remove: (id: string) => Promise<Stored<void>>;
  };
  /** Hear of changes by this tab or another; the answer stops it. */
  watch: (listener: (change: StoreChange) => void) => () => void;
  close: () => void;
}

/** Open the store; `newer` where a newer version of the app wrote it, and nothing is touched. */
export async function openCaseStore(base: RuleBase): Promise<Stored<CaseStore>> {
  const news = changes();
  const connection = connect(() => news.tellHere({ what: 'superseded' }));
  try {
    await connection.database();
    return { ok: true, value: makeStore(base, connection, news) };
  } catch (error) {
    news.close();
    return { ok: false, fault: faultOf(error) };
  }
}
