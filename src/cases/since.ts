/** What a case came to when it was last assessed, against what it comes to today, and why. */
import { betterFirst, compare, createAssessor } from '../engine/index.ts';
import type { Assessment, Assessor, Difference, Layer } from '../engine/index.ts';
import { isIsoDate, ruleSetFor, sentence, todayInHongKong } from '../rulebase/index.ts';
import type { IsoDate, RuleBase } from '../rulebase/index.ts';
import type { Assessed, AssessedTrack, ClientCase } from './client-case.ts';

/** The results of an assessment without proposals, to be remembered with a case; better results first. */
export function assessedOf(base: RuleBase, { asOf, tracks }: Assessment, at: Date = new Date()): Assessed {
  if (!isIsoDate(asOf)) throw new Error(`not a day: ${asOf}`); // a rule set is of a day
  return {
    version: base.settings.version,
    asOf,
    on: at.toISOString(),
    results: Object.fromEntries(
      tracks
        .toSorted(betterFirst)
        .map(({ scheme, track, status, verdict, award }) => [
          `${scheme.id}/${track.id}`,
          { status, verdict, award: award && { min: award.min, max: award.max } },
        ]),
    ),
  };
}

/** One track whose result is another one now; null where a side does not know the track. */
export interface TrackSince {
  /** `scheme/track` */
  track: string;
  from: AssessedTrack | null;
  to: AssessedTrack | null;
  /** Whether it is or was open to the company. */
  matters: boolean;
}

export interface Since {
  /** The earlier results: those remembered, or of the day of the last answer where an answer came after them. */
  before: Assessed;
  now: Assessed;
  changes: TrackSince[];
  /** Whether the remembered results belong to the present answers. */
  remembered: boolean;
}

/** True where the rule base or a result is another one than was remembered. */
export const rulesChanged = ({ before, now, changes }: Since): boolean =>
  changes.length > 0 || before.version !== now.version;

const isOpen = (result: AssessedTrack | null): boolean =>
  result?.verdict === 'eligible' || result?.verdict === 'undetermined';
const isShut = (result: AssessedTrack | null): boolean => (result?.verdict ?? 'closed') === 'closed';

/** What matters comes first. A track that stayed shut, whether or not it was on file, has not changed. */
export function changesBetween(before: Assessed, now: Assessed): TrackSince[] {
  const tracks = new Set([...Object.keys(now.results), ...Object.keys(before.results)]);
  return [...tracks]
    .flatMap((track) => {
      const [from, to] = [before.results[track] ?? null, now.results[track] ?? null];
      const same =
        from?.verdict === to?.verdict && from?.award?.min === to?.award?.min && from?.award?.max === to?.award?.max;
      return same || (isShut(from) && isShut(to)) ? [] : [{ track, from, to, matters: isOpen(from) || isOpen(to) }];
    })
    .toSorted((a, b) => Number(b.matters) - Number(a.matters));
}

/** Assesses cases again, keeping the engines of every day it has met. */
export interface Reassessor {
  since: (one: ClientCase) => Promise<Since>;
  /** What made the results differ, as far as the rules of the two days tell; the layers are named by their days. */
  causes: (one: ClientCase, since: Since) => Promise<{ differences: Difference[]; layers: [Layer, Layer] }>;
}

export function reassessor(base: RuleBase, today: IsoDate): Reassessor {
  const known = new Map<IsoDate, Assessor>();
  const on = (date: IsoDate): Assessor => {
    const before = known.get(date);
    if (before) return before;
    const rules = ruleSetFor(base, { date, proposals: [] });
    if (!rules.ok) throw new Error(rules.problems.map(sentence).join('\n')); // without proposals nothing can conflict
    const assessor = createAssessor(base, rules.value);
    known.set(date, assessor);
    return assessor;
  };
  const layer = async (date: IsoDate, { work }: ClientCase): Promise<Layer> => ({
    id: date,
    ruleSet: on(date).ruleSet,
    assessment: await on(date).assess(work.facts),
  });
  return {
    since: async (one) => {
      const at = new Date();
      const now = assessedOf(base, (await layer(today, one)).assessment, at);
      const { assessed, answeredAt } = one;
      if (assessed && Date.parse(assessed.on) >= Date.parse(answeredAt))
        return { before: assessed, now, changes: changesBetween(assessed, now), remembered: true };
      // The results of these answers were last seen when they were given.
      const day = todayInHongKong(new Date(answeredAt));
      const before =
        day < today && Date.parse(answeredAt) > 0
          ? { ...assessedOf(base, (await layer(day, one)).assessment, at), on: answeredAt }
          : now;
      return { before, now, changes: changesBetween(before, now), remembered: false };
    },
    causes: async (one, { before, now }) => {
      const layers: [Layer, Layer] = [await layer(before.asOf, one), await layer(now.asOf, one)];
      return { differences: compare(...layers, one.work.facts).differences, layers };
    },
  };
}
