/** Why a track or an item is not in the plan, and what one track alone would have given. */
import type { LocalText } from '../../rulebase/index.ts';
import { changersOf, missingFor } from './applications.ts';
import type { Filed, PlanTrack } from './applications.ts';
import type { Candidate, Choice } from './candidates.ts';
import { amountOf, answersFor, decide, UNCHANGED } from './decide.ts';
import type { Standing } from './decide.ts';
import { stateFor } from './ground.ts';
import type { Ground } from './ground.ts';
import type { CheckedItem, PlanItem } from './items.ts';
import type { Offer } from './offers.ts';
import type { Step } from './search.ts';

/** Why an open track that could take some of the items is not used. Amounts are whole HK$. */
export type UnusedReason =
  /** No set of items is eligible; the criteria are those of the set that fails fewest. */
  | { reason: 'ineligible'; criteria: string[] }
  /** Some answers are missing; the track could give up to `most`, by itself. */
  | { reason: 'unanswered'; missing: string[]; most: number }
  /** Eligible, but no amount is certain. */
  | { reason: 'no-certain-amount'; most: number | null }
  /** By itself it would have given this much; the earlier applications named have used up a ceiling. */
  | { reason: 'used-up'; alone: number; criteria: string[]; by: number[] }
  /** By itself it would have given this much; the items give more, or as much with less ado, elsewhere. */
  | { reason: 'others-give-more'; alone: number };
export type UnusedTrack = PlanTrack & UnusedReason;

/** What a track would make of one item that the plan leaves out. */
export type TriedTrack = PlanTrack & {
  /** What it gives for this item alone, in whole HK$. */
  alone: number;
  /** Criteria not met with this item alone. */
  criteria: string[];
  /** Unanswered facts that decide. */
  missing: string[];
  /** Where the plan uses the track: the position of its application, and the lines that set its award. */
  application: number | null;
  binding: LocalText[];
};

/** An item the plan leaves to the company. */
export type Unfunded = { item: PlanItem; cost: number } & (
  | { reason: 'no-track' } // no open track takes a cost of this kind
  | { reason: 'none-eligible'; tracks: TriedTrack[] }
  | { reason: 'nothing-more'; tracks: TriedTrack[] } // it would add nothing to what the plan gives
);

/** The most that one track alone gives. */
export interface Alone extends PlanTrack {
  items: PlanItem[];
  cost: number;
  grant: number;
}

const trackOf = ({ prepared: { scheme, track } }: Ground): PlanTrack => ({ scheme, track });

/** Of the choices with a certain amount the one that gives most, and of those the one that costs least. */
function bestCertain({ choices }: Candidate): (Choice & { amount: number }) | undefined {
  let best: (Choice & { amount: number }) | undefined;
  for (const choice of choices) {
    const amount = amountOf(choice.first, 'certain');
    if (amount > (best?.amount ?? 0) || (best && amount === best.amount && choice.offer.cost < best.offer.cost))
      best = { ...choice, amount };
  }
  return best;
}

/** The best single application; null where none gives anything. */
export function bestAlone(candidates: readonly Candidate[], items: readonly CheckedItem[]): Alone | null {
  let best: Alone | null = null;
  for (const candidate of candidates) {
    const found = bestCertain(candidate);
    if (!found || found.amount <= (best?.grant ?? 0)) continue;
    const inside = found.offer.routes.flatMap(({ item }) => items[item] ?? []);
    best = { ...trackOf(candidate.ground), items: inside, cost: found.offer.cost, grant: found.amount };
  }
  return best;
}

const notMet = (ground: Ground, offer: Offer, standing: Standing): string[] => {
  const answers = answersFor(ground, offer, standing);
  return ground.prepared.criteria.filter((each) => stateFor(each, answers) === 'not-met').map(({ id }) => id);
};

/** Every candidate that the plan does not use, with the reason. */
export function unusedTracks(candidates: readonly Candidate[], steps: readonly Step[], filed: Filed): UnusedTrack[] {
  return candidates
    .filter(({ ground }) => !steps.some((step) => step.ground === ground))
    .map((candidate) => ({ ...trackOf(candidate.ground), ...reasonFor(candidate, steps, filed) }));
}

function reasonFor(candidate: Candidate, steps: readonly Step[], { standing }: Filed): UnusedReason {
  const { ground, choices } = candidate;
  const best = bestCertain(candidate);
  if (best) {
    const alone = best.amount;
    const still = choices.some(({ offer }) => amountOf(decide(ground, offer, standing), 'certain') > 0);
    if (still) return { reason: 'others-give-more', alone };
    const criteria = notMet(ground, best.offer, standing);
    const failing = ground.prepared.criteria.filter(({ id }) => criteria.includes(id)).flatMap(({ facts }) => facts);
    const by = changersOf(failing.length > 0 ? new Set(failing) : ground.reads, steps);
    return { reason: 'used-up', alone, criteria, by };
  }
  const eligible = choices.filter(({ first }) => first.verdict === 'eligible');
  if (eligible.length > 0) return { reason: 'no-certain-amount', most: mostOf(eligible) };
  const open = choices.filter(({ first }) => first.verdict === 'undetermined');
  const [widest] = open.toSorted((a, b) => (b.first.award?.max ?? 0) - (a.first.award?.max ?? 0));
  if (widest) {
    const missing = missingFor(ground, answersFor(ground, widest.offer, UNCHANGED));
    return { reason: 'unanswered', missing, most: widest.first.award?.max ?? 0 };
  }
  const failing = choices.map(({ offer }) => notMet(ground, offer, UNCHANGED));
  return { reason: 'ineligible', criteria: failing.reduce((a, b) => (b.length < a.length ? b : a)) };
}

const mostOf = (choices: readonly Choice[]): number | null =>
  choices.reduce<number | null>(
    (most, { first }) => (most === null || !first.award ? null : Math.max(most, first.award.max)),
    0,
  );

/** Every item that no application of the plan takes, with the reason. */
export function unfundedItems(
  candidates: readonly Candidate[],
  items: readonly CheckedItem[],
  steps: readonly Step[],
  filed: Filed,
): Unfunded[] {
  const taken = steps.reduce((mask, { offer }) => mask | offer.mask, 0);
  return items.flatMap((item, i): Unfunded[] => {
    if ((taken & (1 << i)) !== 0) return [];
    const tracks = candidates.flatMap((candidate) => tried(candidate, 1 << i, filed));
    const head = { item, cost: item.cost };
    if (tracks.length === 0) return [{ ...head, reason: 'no-track' }];
    return [{ ...head, reason: tracks.some(({ alone }) => alone > 0) ? 'nothing-more' : 'none-eligible', tracks }];
  });
}

function tried({ ground, choices }: Candidate, mask: number, { applications }: Filed): TriedTrack[] {
  const alone = choices
    .filter(({ offer }) => offer.mask === mask)
    .toSorted((a, b) => amountOf(b.first, 'certain') - amountOf(a.first, 'certain'));
  const application = applications.findIndex(
    ({ scheme, track }) => scheme === ground.prepared.scheme && track === ground.prepared.track,
  );
  return alone.slice(0, 1).map(({ offer, first }) => ({
    ...trackOf(ground),
    alone: amountOf(first, 'certain'),
    criteria: notMet(ground, offer, UNCHANGED),
    missing: first.verdict === 'undetermined' ? missingFor(ground, answersFor(ground, offer, UNCHANGED)) : [],
    application: application < 0 ? null : application,
    binding: applications[application]?.award.steps.flatMap(({ binding, label }) => (binding ? [label] : [])) ?? [],
  }));
}
