/** What a proposal would change, in words: the value today, the value when the chamber wrote, the value it asks for. */
import { fill } from '../../i18n/words.ts';
import { nodesIn, resolve } from '../../rulebase/index.ts';
import type {
  AmountNode,
  Condition,
  IsoDate,
  Proposal,
  ProposalChange,
  ResolvedParam,
  ResolvedScheme,
  RuleBase,
  RuleSet,
} from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { findScheme } from '../shared/schemes.ts';
import { memberName, stateWords, valueWords } from '../shared/values.ts';

/** The rules on the two days a proposal is held against. */
export interface TwoDays {
  today: RuleSet;
  baseline: RuleSet;
}

export const twoDays = (base: RuleBase, today: RuleSet['date']): TwoDays => ({
  today: resolve(base, today),
  baseline: resolve(base, base.settings.baseline.date),
});

export interface ChangeLine {
  key: string;
  scheme: { id: string; name: string };
  words: string;
  /** Further lines: values of the two days, names, conditions. */
  more: string[];
  /** A list too long for a line. */
  names?: { title: string; names: string[] } | undefined;
}

const NAMED_UP_TO = 12;

export function changeLines(say: Say, proposal: Proposal, days: TwoDays): ChangeLine[] {
  return proposal.changes.flatMap((change, i): ChangeLine[] => {
    const id = change.op === 'add-scheme' ? change.definition.id : change.scheme;
    const scheme = days.today.schemes.find((each) => each.id === id);
    if (!scheme) return [];
    const then = days.baseline.schemes.find((each) => each.id === id) ?? scheme;
    const line = lineOf(say, proposal, change, { now: asItClosed(say.base, scheme), then });
    return line ? [{ key: `${i} ${change.op}`, scheme: { id, name: say.text(scheme.shortName) }, ...line }] : [];
  });
}

type Line = Omit<ChangeLine, 'key' | 'scheme'>;

/** A scheme today; or, where it has closed, as it was on its last day, which then is named. */
interface Latest {
  scheme: ResolvedScheme;
  closedOn?: IsoDate | undefined;
}
interface Sides {
  now: Latest;
  then: ResolvedScheme;
}

function asItClosed(base: RuleBase, scheme: ResolvedScheme): Latest {
  const ends = scheme.tracks.flatMap(({ status, closedOn }) => (status === 'closed' ? (closedOn ?? []) : []));
  const [first] = ends;
  if (first === undefined || ends.length < scheme.tracks.length) return { scheme };
  const closedOn = ends.reduce((a, b) => (a > b ? a : b), first);
  const before = resolve(base, closedOn).schemes.find(({ id }) => id === scheme.id);
  return { scheme: before ?? scheme, closedOn };
}

function lineOf(say: Say, proposal: Proposal, change: ProposalChange, { now, then }: Sides): Line | undefined {
  const { scheme, closedOn } = now;
  switch (change.op) {
    case 'set': {
      const param = scheme.params[change.param];
      return param && setLine(say, proposal, change, { now: param, then: then.params[change.param], closedOn });
    }
    case 'add-members':
    case 'remove-members': {
      const param = scheme.params[change.param];
      return param && membersLine(say, change, { now: param, then: then.params[change.param], closedOn });
    }
    case 'enable-branch':
      return branchLine(say, change.branch, scheme);
    case 'add-criterion':
      return {
        words: say.t('proposals.addCriterion', {
          sentence: fill(say.base, scheme, change.definition.sentence, say.locale),
        }),
        more: [],
      };
    case 'remove-criterion': {
      const criterion = findScheme(say.base, scheme.id)?.definition.criteria[change.criterion];
      return (
        criterion && {
          words: say.t('proposals.removeCriterion', {
            sentence: fill(say.base, scheme, criterion.sentence, say.locale),
          }),
          more: [],
        }
      );
    }
    case 'add-scheme':
      return {
        words: say.t('proposals.addScheme', { name: say.text(scheme.name) }),
        more: scheme.tracks.map((track) => say.text(track.summary)),
      };
  }
}

/** A parameter on the two days; of a closed scheme, on its last day in place of today. */
interface Values {
  now: ResolvedParam;
  then: ResolvedParam | undefined;
  closedOn: IsoDate | undefined;
}

/** The value on the two days; one line where it is the same. */
function valuesOfDays(say: Say, { now, then, closedOn }: Values): string[] {
  const [value, baseline] = [stateWords(say, now.unit, now.at), then ? stateWords(say, then.unit, then.at) : undefined];
  const same = baseline === undefined || baseline === value;
  if (closedOn !== undefined) {
    const words = { value, date: say.day(closedOn) };
    if (same) return [say.t('proposals.valueUntilClosed', words)];
    return [say.t('proposals.valueThen', { value: baseline }), say.t('proposals.valueClosed', words)];
  }
  if (same) return [say.t('proposals.valueBoth', { value })];
  return [say.t('proposals.valueThen', { value: baseline }), say.t('proposals.valueToday', { value })];
}

function setLine(
  say: Say,
  proposal: Proposal,
  change: Extract<ProposalChange, { op: 'set' }>,
  values: Values,
): Line | undefined {
  const { now } = values;
  const assumed =
    typeof change.value === 'object' && !Array.isArray(change.value)
      ? proposal.assumptions[change.value.assumption]
      : undefined;
  const value = typeof change.value === 'object' && !Array.isArray(change.value) ? assumed?.default : change.value;
  if (value === undefined) return undefined;
  const words = { label: say.text(now.label), value: valueWords(say, now.unit, value) };
  const own = findScheme(say.base, change.scheme)?.proposedBy !== undefined; // its values come from the proposal itself
  return {
    words: say.t(assumed ? 'proposals.setAssumed' : 'proposals.set', words),
    more: [...(own ? [] : valuesOfDays(say, values)), ...(change.only ? [say.t(`proposals.only.${change.only}`)] : [])],
  };
}

const listOf = (param: ResolvedParam | undefined): readonly string[] =>
  param?.at.state === 'known' && Array.isArray(param.at.value) ? param.at.value : [];

function membersLine(
  say: Say,
  change: Extract<ProposalChange, { op: 'add-members' | 'remove-members' }>,
  values: Values,
): Line {
  const { now, closedOn } = values;
  const members = Array.isArray(change.members) ? change.members : (say.base.economyLists[change.members.list] ?? []);
  const adds = change.op === 'add-members';
  const left = members.filter((member) => listOf(now).includes(member) !== adds);
  const names = members.map((member) => memberName(say, now.unit, member));
  const label = say.text(now.label);
  const key = adds ? 'proposals.addMembers' : 'proposals.removeMembers';
  const long = names.length > NAMED_UP_TO;
  return {
    words: say.t(key, { label, names: long ? valueWords(say, now.unit, members) : say.list(names) }),
    more: [
      ...valuesOfDays(say, values),
      ...(closedOn === undefined && left.length === 0 && now.at.state === 'known'
        ? [say.t('proposals.alreadySo')]
        : []),
    ],
    ...(long ? { names: { title: say.t('result.listTitle', { n: names.length }), names } } : {}),
  };
}

function branchLine(say: Say, branch: string, scheme: ResolvedScheme): Line {
  const criteria = Object.values(scheme.criteria).filter(
    ({ condition, appliesIf }) => hasBranch(condition, branch) || hasBranch(appliesIf, branch),
  );
  const tracks = scheme.tracks.filter(
    ({ award }) =>
      award && (amountHas(award.grant, branch) || (award.ownContribution && amountHas(award.ownContribution, branch))),
  );
  return {
    words: say.t('proposals.branch', { n: criteria.length }),
    more: [
      ...criteria.map(({ sentence }) => fill(say.base, scheme, sentence, say.locale)),
      ...tracks.map(({ name }) => say.t('proposals.branchAward', { track: say.text(name) })),
    ],
  };
}

/** Whether a condition holds a way to pass that only this branch opens. */
function hasBranch(condition: Condition | undefined, branch: string): boolean {
  if (!condition) return false;
  if (condition.branch === branch) return true;
  if ('all' in condition) return condition.all.some((part) => hasBranch(part, branch));
  if ('any' in condition) return condition.any.some((part) => hasBranch(part, branch));
  return 'not' in condition && hasBranch(condition.not, branch);
}

const amountHas = (tree: AmountNode, branch: string): boolean =>
  nodesIn(tree).some((node) => 'if' in node && hasBranch(node.if, branch));
