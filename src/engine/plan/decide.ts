/** What one application gives after earlier ones, and what it changes for those that follow. */
import type { Answer, Profile } from '../../rulebase/index.ts';
import { verdictOf } from '../assess.ts';
import type { Verdict } from '../assess.ts';
import { awardFor } from '../award.ts';
import type { Award } from '../award.ts';
import { evaluate } from '../kleene.ts';
import { withRequired } from '../prepare.ts';
import { stateFor } from './ground.ts';
import type { Ground } from './ground.ts';
import type { Offer } from './offers.ts';

/** `certain` counts eligible tracks only; `if-eligible` also undetermined ones, at the most they could give. */
export type Mode = 'certain' | 'if-eligible';

/** What earlier grants have changed. */
export interface Standing {
  facts: Readonly<Record<string, Answer>>;
  /** For numbers that the company has not answered: what they come to at least. Undetermined tracks are tried with it. */
  least: Readonly<Record<string, number>>;
}
export const UNCHANGED: Standing = { facts: {}, least: {} };

export interface Decision {
  verdict: Exclude<Verdict, 'closed'>;
  award: Award | null;
}

/** What a plan counts of a decision, in whole HK$; 0 where it counts nothing. */
export function amountOf({ verdict, award }: Decision, mode: Mode): number {
  if (!award || verdict === 'ineligible') return 0;
  if (verdict === 'eligible') return award.min;
  return mode === 'if-eligible' ? award.max : 0;
}

/** All answers of an application: the company's, what earlier grants changed, and the items. */
export const answersFor = (ground: Ground, offer: Offer, standing: Standing): Profile => ({
  ...ground.own,
  ...standing.facts,
  ...offer.facts,
});

/** Decide one application; the reference assessor gives the same for the same answers. */
export function decide(ground: Ground, offer: Offer, standing: Standing): Decision {
  const { scheme, track, required } = ground.prepared;
  const facts = answersFor(ground, offer, standing);
  const verdict = verdictFor(ground, facts);
  if (verdict === 'ineligible' || !track.award) return { verdict, award: null };
  const answers = verdict === 'eligible' ? facts : withLeast(facts, standing);
  if (answers !== facts && verdictFor(ground, answers) === 'ineligible') return { verdict: 'ineligible', award: null };
  return { verdict, award: awardFor(track.award, scheme, withRequired(required, answers)).award };
}

/** No more than this, whatever the facts in `open` turn out to be. Infinite where nothing bounds it. */
export function mostOf(ground: Ground, offer: Offer, open: readonly string[]): number {
  const { scheme, track, required } = ground.prepared;
  const facts = answersFor(ground, offer, { facts: Object.fromEntries(open.map((fact) => [fact, null])), least: {} });
  if (verdictFor(ground, facts) === 'ineligible' || !track.award) return 0;
  return awardFor(track.award, scheme, withRequired(required, facts)).award?.max ?? Number.POSITIVE_INFINITY;
}

function verdictFor({ settled, dynamic }: Ground, facts: Profile): Decision['verdict'] {
  if (settled === 'ruled-out') return 'ineligible';
  const verdict = verdictOf(dynamic.map((criterion) => ({ state: stateFor(criterion, facts) })));
  return verdict === 'eligible' && settled === 'open' ? 'undetermined' : verdict;
}

function withLeast(facts: Profile, { least }: Standing): Profile {
  const open = Object.entries(least).filter(([fact]) => (facts[fact] ?? null) === null);
  return open.length === 0 ? facts : { ...facts, ...Object.fromEntries(open) };
}

/** The standing after a grant; `only` keeps to the facts somebody still asks about. */
export function after(
  standing: Standing,
  ground: Ground,
  offer: Offer,
  grant: number,
  profile: Profile,
  only?: ReadonlySet<string>,
): Standing {
  const answers = answersFor(ground, offer, standing);
  const facts = { ...standing.facts };
  const least = { ...standing.least };
  for (const { effect, when } of ground.effects) {
    if ((only && !only.has(effect.fact)) || (when && evaluate(when, answers) !== true)) continue;
    const now = standing.facts[effect.fact] ?? profile[effect.fact] ?? null;
    switch (effect.op) {
      case 'set':
        facts[effect.fact] = effect.value;
        break;
      case 'add':
      case 'add-grant': {
        const more = effect.op === 'add' ? effect.amount : grant;
        if (typeof now === 'number') facts[effect.fact] = now + more;
        else least[effect.fact] = (least[effect.fact] ?? 0) + more;
      }
    }
  }
  return { facts, least };
}
