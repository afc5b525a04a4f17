import type { IsoDate } from './dates.ts';
import type { RuleBase } from './load.ts';
import { fail, ok, show } from './problems.ts';
import type { Problem, Result } from './problems.ts';
import { parseRate } from './rates.ts';
import { mapValues, resolve } from './resolve.ts';
import type { ResolvedScheme, RuleSet } from './resolve.ts';
import { fitsUnit } from './validate.ts';
import { NO_LIMIT } from './schema.ts';
import type { Assumption, ParamValue, Proposal, ProposalChange, Unit } from './schema.ts';

/** Numbers for the assumptions of chosen proposals, addressed `proposal.assumption`; those left out keep their default. */
export type Assumptions = Record<string, number | string>;

/** What somebody asks for: a day, the proposals by id, and their numbers. */
export interface RuleSetRequest {
  date: IsoDate;
  proposals: readonly string[];
  assumptions?: Assumptions | undefined;
}

/** The ids that "all" stands for: every proposal that decides something, save those marked off by default. */
export function allProposals(base: RuleBase): string[] {
  return base.proposals
    .filter((proposal) => proposal.onByDefault && proposal.changes.length > 0)
    .map((proposal) => proposal.id);
}

/** The rule base on a day with proposals laid over it, or what is wrong with the request. */
export function ruleSetFor(base: RuleBase, request: RuleSetRequest): Result<RuleSet> {
  const unknown = request.proposals.filter((id) => !base.proposals.some((proposal) => proposal.id === id));
  if (unknown.length > 0) {
    const known = base.proposals.map((proposal) => proposal.id).join(', ');
    return fail(...unknown.map((id) => ({ file: 'proposals', field: id, expected: `one of ${known}` })));
  }
  const chosen = base.proposals.filter((proposal) => request.proposals.includes(proposal.id));
  const numbers = readAssumptions(base, chosen, request.assumptions ?? {});
  if (!numbers.ok) return numbers;
  return overlay(base, resolve(base, request.date), chosen, numbers.value);
}

function readAssumptions(base: RuleBase, chosen: readonly Proposal[], given: Assumptions): Result<Assumptions> {
  const problems: Problem[] = [];
  const read: Assumptions = {};
  for (const [address, raw] of Object.entries(given)) {
    const [proposalId = '', name = ''] = address.split('.');
    const proposal = chosen.find((candidate) => candidate.id === proposalId);
    const assumption = proposal && Object.hasOwn(proposal.assumptions, name) ? proposal.assumptions[name] : undefined;
    // A share of exactly one is typed as a whole number.
    const value = assumption?.unit === 'rate' ? String(raw) : raw;
    if (!proposal) {
      problems.push({ file: 'assumptions', field: address, expected: 'an assumption of a chosen proposal' });
    } else if (!assumption) {
      const names = Object.keys(proposal.assumptions).join(', ') || 'none';
      problems.push({ file: 'assumptions', field: address, expected: `an assumption of ${proposalId} (${names})` });
    } else if (!fitsUnit(base, assumption.unit, value) || !withinRange(assumption, value)) {
      problems.push({
        file: 'assumptions',
        field: address,
        expected: `a ${WHOLE.has(assumption.unit) ? 'whole number' : 'value'} from ${assumption.min} to ${assumption.max}`,
        got: show(value),
      });
    } else read[address] = value;
  }
  if (problems.length > 0) return fail(...problems);
  return ok(
    Object.fromEntries(
      chosen.flatMap((proposal) =>
        Object.entries(proposal.assumptions).map(([name, assumption]) => {
          const address = `${proposal.id}.${name}`;
          return [address, read[address] ?? assumption.default];
        }),
      ),
    ),
  );
}

/** Units that are counted, not measured. */
const WHOLE: ReadonlySet<Unit> = new Set(['hkd', 'months', 'years', 'count']);

function withinRange(assumption: Assumption, value: number | string): boolean {
  const size = (v: number | string): number => {
    if (typeof v === 'number') return v;
    const rate = parseRate(v);
    return rate ? Number(rate.num) / Number(rate.den) : Number.NaN;
  };
  return size(value) >= size(assumption.min) && size(value) <= size(assumption.max);
}

/** False where a proposal that only raises (or only lowers) would do the opposite of what it asks for. */
function improves(now: ParamValue, next: ParamValue, only: 'raise' | 'lower' | undefined): boolean {
  if (only === undefined || typeof next !== 'number' || typeof now !== 'number')
    return only === undefined || now !== NO_LIMIT;
  return only === 'raise' ? next > now : next < now;
}

/** Lay proposals over a resolved rule set. Two that write one key with different values are a conflict, never guessed. */
function overlay(base: RuleBase, ruleSet: RuleSet, chosen: readonly Proposal[], numbers: Assumptions): Result<RuleSet> {
  const writers = new Map<string, { proposal: string; value: unknown }>();
  const problems: Problem[] = [];
  const write = (proposal: string, key: string, value: unknown): void => {
    const earlier = writers.get(key);
    if (earlier && JSON.stringify(earlier.value) !== JSON.stringify(value)) {
      problems.push({
        file: 'proposals',
        field: key,
        expected: `one value, but ${earlier.proposal} writes ${show(earlier.value)}`,
        got: `${show(value)} from ${proposal}`,
      });
    }
    writers.set(key, { proposal, value });
  };
  let schemes = ruleSet.schemes;
  const edit = (id: string, change: (scheme: ResolvedScheme) => ResolvedScheme): void => {
    schemes = schemes.map((scheme) => (scheme.id === id ? change(scheme) : scheme));
  };
  // Values are set before members are added, and criteria are removed last, so that the order of proposals does not matter.
  const rank: Record<ProposalChange['op'], number> = {
    'add-scheme': 0,
    set: 1,
    'add-criterion': 2,
    'enable-branch': 2,
    'add-members': 3,
    'remove-members': 4,
    'remove-criterion': 5,
  };
  const changes = chosen.flatMap((proposal) => proposal.changes.map((change) => ({ proposal, change })));
  changes.sort((a, b) => rank[a.change.op] - rank[b.change.op]);

  for (const { proposal, change } of changes) {
    switch (change.op) {
      case 'add-scheme':
        edit(change.definition.id, (scheme) => ({
          ...scheme,
          tracks: scheme.tracks.map((track) => ({ ...track, status: 'open' })),
        }));
        break;
      case 'set': {
        const value =
          typeof change.value === 'object' && !Array.isArray(change.value)
            ? numbers[`${proposal.id}.${change.value.assumption}`]
            : change.value;
        if (value === undefined) break; // the check of the rule base has seen to it that the assumption exists
        write(proposal.id, `${change.scheme}.${change.param}`, value);
        edit(change.scheme, (scheme) =>
          withParam(scheme, change.param, proposal.id, (now) => (improves(now, value, change.only) ? value : now)),
        );
        break;
      }
      case 'add-members':
      case 'remove-members': {
        const members = Array.isArray(change.members) ? change.members : (base.economyLists[change.members.list] ?? []);
        for (const member of members) write(proposal.id, `${change.scheme}.${change.param}[${member}]`, change.op);
        const listed = (value: ParamValue) => (Array.isArray(value) ? value : []);
        edit(change.scheme, (scheme) =>
          withParam(scheme, change.param, proposal.id, (value) =>
            change.op === 'add-members'
              ? [...new Set([...listed(value), ...members])]
              : listed(value).filter((member) => !members.includes(member)),
          ),
        );
        break;
      }
      case 'enable-branch':
        edit(change.scheme, (scheme) => ({ ...scheme, branches: [...new Set([...scheme.branches, change.branch])] }));
        break;
      case 'add-criterion': {
        const { definition } = change;
        write(proposal.id, `${change.scheme}.criteria.${change.criterion}`, definition);
        edit(change.scheme, (scheme) => ({
          ...scheme,
          criteria: {
            ...scheme.criteria,
            [change.criterion]: { id: change.criterion, ...definition, sources: [], confidence: 'inferred' },
          },
          tracks: scheme.tracks.map((track) =>
            change.tracks.includes(track.id) ? { ...track, criteria: [...track.criteria, change.criterion] } : track,
          ),
        }));
        break;
      }
      case 'remove-criterion':
        edit(change.scheme, (scheme) => ({
          ...scheme,
          tracks: scheme.tracks.map((track) =>
            change.tracks.includes(track.id)
              ? { ...track, criteria: track.criteria.filter((id) => id !== change.criterion) }
              : track,
          ),
        }));
        break;
    }
  }
  return problems.length > 0
    ? fail(...problems)
    : ok({ ...ruleSet, proposals: chosen.map((proposal) => proposal.id), assumptions: numbers, schemes });
}

function withParam(
  scheme: ResolvedScheme,
  id: string,
  proposedBy: string,
  change: (value: ParamValue) => ParamValue,
): ResolvedScheme {
  return {
    ...scheme,
    params: mapValues(scheme.params, (param) => {
      if (param.id !== id) return param;
      const { at } = param;
      switch (at.state) {
        case 'known':
        case 'unverified':
          return { ...param, proposedBy, at: { state: at.state, value: change(at.value) } };
        case 'window':
          return { ...param, proposedBy, at: mergeCandidates(at.candidates.map(change)) };
        case 'unknown': // nothing to extend on a day for which nothing is on file
          return param;
      }
    }),
  };
}

/** Candidates that a change has made equal are one known value. */
function mergeCandidates(candidates: ParamValue[]) {
  const [first, ...rest] = candidates;
  return first !== undefined && rest.every((value) => JSON.stringify(value) === JSON.stringify(first))
    ? { state: 'known' as const, value: first }
    : { state: 'window' as const, candidates };
}
