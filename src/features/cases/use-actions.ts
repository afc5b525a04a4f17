/** What can be done to a case. What fails is said in a notice; nothing is changed then. */
import { useMemo } from 'react';

import { casesFileText, EMPTY_SESSION, freeName } from '../../cases/index.ts';
import type { CaseStore, ClientCase, Details, ReadCase, Session, Stored } from '../../cases/index.ts';
import { navigate } from '../../navigation.ts';
import { todayInHongKong } from '../../rulebase/index.ts';
import { download } from '../session/download.ts';
import { useSession } from '../session/session.tsx';
import type { SessionValue } from '../session/session.tsx';
import { forgetTyped } from '../session/stored.ts';
import { forgetWorking, readWorking, writeWorking } from '../session/working-copy.ts';
import { dismiss, notify } from './notices.ts';
import type { CaseNotice } from './notices.ts';

export interface CaseActions {
  /** Open a case in this tab and go on with it. */
  open: (one: ClientCase) => Promise<void>;
  /** Each says whether it was done. */
  create: (name: string) => Promise<boolean>;
  /** The loose answers at hand become a case, open in this tab. */
  keepLoose: () => Promise<boolean>;
  rename: (one: ClientCase, name: string) => Promise<boolean>;
  change: (one: ClientCase, patch: Partial<Details>) => Promise<boolean>;
  archive: (one: ClientCase) => Promise<boolean>;
  duplicate: (one: ClientCase, names: readonly string[]) => Promise<ClientCase | undefined>;
  remove: (one: ClientCase) => Promise<boolean>;
  /** Take back what a notice is about. */
  undo: (notice: CaseNotice) => Promise<void>;
  export: (reads: readonly ReadCase[], name: string) => Promise<void>;
}

/** The value, or undefined and a notice that says what failed. */
function heard<T>(result: Stored<T>): T | undefined {
  if (result.ok) return result.value;
  notify({ is: 'failed', fault: result.fault });
  return undefined;
}

const firstPage = ({ facts }: Session): string => (Object.keys(facts).length === 0 ? '/check' : '/result');

const fileNameOf = (name: string): string =>
  `${name.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')}-${todayInHongKong()}.json`;

/** Browsers may delete what a site keeps when room is short, unless they are asked not to. */
function askToKeep(): void {
  void navigator.storage?.persist?.().catch(() => undefined);
}

type Session_ = Pick<SessionValue, 'base' | 'session' | 'update' | 'caseId' | 'openCase'>;

function actionsOf(store: CaseStore, { base, session, update, caseId, openCase }: Session_): CaseActions {
  const create = async (work: Session): Promise<ClientCase | undefined> => {
    askToKeep();
    return heard(await store.create(work));
  };
  /** A case deleted by another tab meanwhile can be put back with what was being written. */
  const kept = (result: Stored<ClientCase | undefined>, written: ClientCase): boolean => {
    if (heard(result)) return true;
    if (result.ok) notify({ is: 'removed', case: written });
    return false;
  };
  const change = async (one: ClientCase, patch: Partial<Details>): Promise<boolean> =>
    kept(await store.saveDetails(one.id, patch), { ...one, ...patch });
  return {
    open: async (one) => {
      if (one.id === caseId || (await openCase(one.id))) navigate(firstPage(one.work));
    },
    create: async (name) => {
      const created = await create({ ...EMPTY_SESSION, name });
      if (created && (await openCase(created.id))) navigate(firstPage(created.work));
      return created !== undefined;
    },
    keepLoose: async () => {
      const created = await create(session);
      if (!created) return false;
      update(EMPTY_SESSION); // they are in the case now
      return openCase(created.id);
    },
    rename: async (one, name) => {
      if (one.id === caseId) {
        update({ name }, 'name');
        return true;
      }
      const working = readWorking(base, one.id); // open in another tab, or written down by one
      if (working) writeWorking(one.id, { ...working.session, name }, working.from);
      return kept(await store.rename(one.id, name), { ...one, work: { ...one.work, name } });
    },
    change,
    archive: async (one) => {
      const done = await change(one, { archived: true });
      if (done) notify({ is: 'archived', case: one });
      return done;
    },
    duplicate: async (one, names) => {
      const { name } = one.work;
      return heard(await store.duplicate(one.id, name.trim() === '' ? name : freeName(name, new Set(names))));
    },
    remove: async (one) => {
      if (one.id === caseId) await openCase(null); // so that nothing writes it again
      forgetWorking(one.id);
      forgetTyped(one.id);
      const removed = heard(await store.remove(one.id));
      if (removed) notify({ is: 'removed', case: removed });
      return removed !== undefined;
    },
    undo: async (notice) => {
      if (notice.is === 'removed' && heard(await store.restore(notice.case)) === undefined) return;
      if (notice.is === 'archived' && !(await change(notice.case, { archived: false }))) return;
      dismiss(notice);
    },
    export: async (reads, name) => {
      const scenarios = reads.length === 1 ? [] : heard(await store.scenarios.list());
      if (scenarios) download(fileNameOf(name), casesFileText(reads, scenarios));
    },
  };
}

export function useActions(store: CaseStore): CaseActions {
  const { base, session, update, caseId, openCase } = useSession();
  return useMemo(
    () => actionsOf(store, { base, session, update, caseId, openCase }),
    [store, base, session, update, caseId, openCase],
  );
}
