/** One scheme, or one track of it, assessed alone: for questions that ask it again and again. */
import { fail, ok, ruleSetFor } from '../rulebase/index.ts';
import type { Profile, ProposalChange, Result, RuleBase, RuleSetRequest } from '../rulebase/index.ts';
import { createAssessor } from './assess.ts';
import type { TrackResult } from './assess.ts';

/** A track by the ids of its scheme and its own. */
export interface TrackAddress {
  scheme: string;
  track: string;
}

/** The scheme that a change of a proposal touches. */
export const schemeOf = (change: ProposalChange): string =>
  change.op === 'add-scheme' ? change.definition.id : change.scheme;

/** The rule base with one scheme only. Every proposal stays, with what it changes of that scheme. */
export function onlyScheme(base: RuleBase, scheme: string): RuleBase {
  return {
    ...base,
    schemes: base.schemes.filter(({ id }) => id === scheme),
    proposals: base.proposals.map((proposal) => ({
      ...proposal,
      changes: proposal.changes.filter((change) => schemeOf(change) === scheme),
    })),
  };
}

/** Assess one track alone. It takes a rule base from `onlyScheme`, made once, where it is asked many times. */
export async function assessTrack(
  base: RuleBase,
  request: RuleSetRequest,
  address: TrackAddress,
  profile: Profile,
): Promise<Result<TrackResult>> {
  const rules = ruleSetFor(base, request);
  if (!rules.ok) return rules;
  const schemes = rules.value.schemes
    .filter(({ id }) => id === address.scheme)
    .map((scheme) => ({ ...scheme, tracks: scheme.tracks.filter(({ id }) => id === address.track) }));
  const [result] = (await createAssessor(base, { ...rules.value, schemes }).assess(profile)).tracks;
  return result
    ? ok(result)
    : fail({ file: 'track', field: `${address.scheme}/${address.track}`, expected: 'a track of the rule base' });
}
