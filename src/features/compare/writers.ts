/** Which of the chosen proposals stand behind a difference. */
import type { ParamChange, TrackResult } from '../../engine/index.ts';
import type { Proposal, RuleBase } from '../../rulebase/index.ts';
import { listChange } from '../shared/values.ts';

type Change = Proposal['changes'][number];

const chosenOf = (base: RuleBase, chosen: readonly string[]): Proposal[] =>
  base.proposals.filter(({ id }) => chosen.includes(id));

/** What the company answered to the questions a track's conditions read, as members of lists. */
export function ownMembers(result: TrackResult): Set<string> {
  const answers = result.criteria.flatMap(({ values }) => Object.values(values));
  return new Set(answers.flat().filter((answer): answer is string => typeof answer === 'string'));
}

function members(base: RuleBase, change: Change): string[] | undefined {
  if (change.op !== 'add-members' && change.op !== 'remove-members') return undefined;
  return Array.isArray(change.members) ? change.members : (base.economyLists[change.members.list] ?? []);
}

/** Proposals that write a value; of those that extend a list, the ones that add what the company needs, if any do. */
export function valueProposals(
  base: RuleBase,
  chosen: readonly string[],
  difference: ParamChange,
  result: TrackResult,
): string[] {
  const written = result.scheme.params[difference.param];
  if (written?.proposedBy === undefined) return [];
  const writes = (change: Change): boolean =>
    'param' in change && change.scheme === result.scheme.id && change.param === difference.param;
  const writers = chosenOf(base, chosen).filter(({ changes }) => changes.some(writes));
  const own = ownMembers(result);
  const needed = (listChange(written.unit, difference)?.added ?? []).filter((id) => own.has(id));
  const helping = writers.filter(({ changes }) =>
    changes.some((change) => writes(change) && members(base, change)?.some((id) => needed.includes(id)) === true),
  );
  return (helping.length > 0 ? helping : writers).map(({ id }) => id);
}

/** Proposals that change a condition itself, and not a value in it. */
export function structuralProposals(
  base: RuleBase,
  chosen: readonly string[],
  { scheme, track }: TrackResult,
  criterion: string,
): string[] {
  const condition = JSON.stringify(base.schemes.find(({ id }) => id === scheme.id)?.criteria[criterion] ?? null);
  const changesIt = (change: Change): boolean => {
    if (change.op === 'enable-branch')
      return change.scheme === scheme.id && condition.includes(`"branch":${JSON.stringify(change.branch)}`);
    if (change.op === 'add-criterion' || change.op === 'remove-criterion')
      return change.scheme === scheme.id && change.criterion === criterion && change.tracks.includes(track.id);
    return false;
  };
  return chosenOf(base, chosen)
    .filter(({ changes }) => changes.some(changesIt))
    .map(({ id }) => id);
}
