/** The store of cases of this device, opened once; a store that could not be opened is tried again when asked for. */
import type { CaseStore, Stored } from '../../cases/index.ts';
import type { RuleBase } from '../../rulebase/index.ts';

let opened: Promise<Stored<CaseStore>> | undefined;

/** Answers are checked against the same facts in every script, so one store serves all of them. */
export function caseStoreFor(base: RuleBase): Promise<Stored<CaseStore>> {
  if (opened) return opened;
  const store = open(base);
  opened = store;
  void forgetIfFailed(store);
  return store;
}

async function forgetIfFailed(store: Promise<Stored<CaseStore>>): Promise<void> {
  if (!(await store).ok && opened === store) opened = undefined;
}

async function open(base: RuleBase): Promise<Stored<CaseStore>> {
  try {
    const { openCaseStore } = await import('../../cases/case-store.ts');
    return await openCaseStore(base);
  } catch {
    return { ok: false, fault: 'failed' };
  }
}
