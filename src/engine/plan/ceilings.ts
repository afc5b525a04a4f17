/**
 * Ceilings that several tracks share through a fact: an award of at most "ceiling less what was received" that is then
 * added to what was received. Together such tracks never give more than is left of the ceiling. The search uses this
 * only to leave out what cannot win, so a ceiling that is not recognised costs time and nothing else.
 */
import { bind } from '../../rulebase/index.ts';
import type { AmountNode, Profile, ResolvedScheme } from '../../rulebase/index.ts';
import { awardFor } from '../award.ts';
import type { Standing } from './decide.ts';
import type { Ground } from './ground.ts';

/** An award of the track never exceeds `most` less the fact. */
interface Ceiling {
  fact: string;
  most: number;
}

/** The ceilings that hold for every award of the track. */
export function ceilingsOf({ prepared: { scheme, track } }: Ground): Ceiling[] {
  return track.award ? within(track.award.grant, scheme) : [];
}

/** The largest a part of an award can be, with nothing answered. */
const upper = (node: AmountNode, scheme: ResolvedScheme): number =>
  awardFor({ grant: node }, scheme, {}).award?.max ?? Number.POSITIVE_INFINITY;

function within(node: AmountNode, scheme: ResolvedScheme): Ceiling[] {
  if ('min' in node) return node.min.flatMap((part) => within(part, scheme));
  if ('sub' in node) {
    const [whole, taken] = node.sub;
    const most = upper(whole, scheme);
    return 'fact' in taken && Number.isFinite(most) ? [{ fact: taken.fact, most }] : [];
  }
  if ('max' in node || 'add' in node) {
    // Parts that are never above nothing change neither a sum nor the larger of two.
    const parts = ('max' in node ? node.max : node.add).filter((part) => upper(part, scheme) > 0);
    const [only, second] = parts;
    return only && !second ? within(only, scheme) : [];
  }
  if ('if' in node) {
    const { condition } = bind(node.if, scheme);
    const settled = 'constant' in condition ? condition.constant : null;
    return settled === null ? [] : within(settled ? node.then : node.else, scheme);
  }
  return [];
}

const taken = (fact: string, standing: Standing, profile: Profile): number => {
  const now = standing.facts[fact] ?? profile[fact];
  return typeof now === 'number' ? now : (standing.least[fact] ?? 0);
};

/** What one track can still give under its ceilings. */
export function leftFor(ceilings: readonly Ceiling[], standing: Standing, profile: Profile): number {
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...ceilings.map(({ fact, most }) => Math.max(0, most - taken(fact, standing, profile))),
  );
}

/** What several tracks can still give together, where each of them draws on the same ceiling with every grant. */
export function leftTogether(
  tracks: readonly { ground: Ground; ceilings: readonly Ceiling[] }[],
  standing: Standing,
  profile: Profile,
): number {
  const [first, ...others] = tracks;
  const drawsOn = ({ ground, ceilings }: (typeof tracks)[number], fact: string): number | undefined =>
    ground.effects.some(({ effect, when }) => effect.op === 'add-grant' && effect.fact === fact && !when)
      ? ceilings.find((ceiling) => ceiling.fact === fact)?.most
      : undefined;
  const shared = (first?.ceilings ?? []).flatMap(({ fact }) => {
    const most = [first, ...others].map((track) => track && drawsOn(track, fact));
    return most.every((each) => each !== undefined) ? [{ fact, most: Math.max(...most) }] : [];
  });
  return leftFor(shared, standing, profile);
}
