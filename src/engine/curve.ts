/** The award against the cost of the project: the corners of the exact curve, to be joined by straight lines. */
import { bind, cmp, factsOfAmount, fractionOf, minus, paramsOfAmount, times } from '../rulebase/index.ts';
import type { Fact, Fraction, Profile, ResolvedScheme, ResolvedTrack, RuleBase } from '../rulebase/index.ts';
import { awardFor, clamp, evaluateAmount } from './award.ts';
import { cornersBetween, stretches, testsIn } from './corners.ts';
import { criterionState } from './direct.ts';
import { prepareTrack, withRequired } from './prepare.ts';
import type { PreparedTrack } from './prepare.ts';

/** The award at one cost, in whole HK$; `min` below `max` where other answers are open. */
export interface CurvePoint {
  cost: number;
  min: number;
  max: number;
}

/** Costs, both ends included, at which a condition on the cost itself is not met. */
export interface BarredCosts {
  from: number;
  to: number;
  /** The criteria not met, by id. */
  criteria: string[];
}

/** `no-amount`: at no cost in the range can the award be given as an amount. */
export type AwardCurve =
  | { kind: 'no-amount' }
  | {
      kind: 'curve';
      /** The costs covered, in whole HK$, both ends included. */
      from: number;
      to: number;
      /**
       * Corners by rising cost. Lines drawn through them are within one dollar of the award at every whole cost; a jump
       * is two corners a dollar apart. More than one line only where in between no amount can be given.
       */
      lines: CurvePoint[][];
      /** The cost from which the award stays the same for ever; null where it never does. */
      flatFrom: number | null;
      /** Where the cost itself stands in the way of the award that is drawn. */
      barred: BarredCosts[];
    };

/** The costs that an award depends on: what of the project the company can still change, in HK$. */
export function costFactsOf(base: RuleBase, track: ResolvedTrack): Fact[] {
  const read = track.award ? factsOfAmount(track.award.grant) : [];
  return base.facts.filter(({ id, type, roles }) => type === 'hkd' && !roles.includes('past') && read.includes(id));
}

/**
 * The award of a track "if eligible", as `costFact` goes from `from` to `to` and every other answer stays. Left out,
 * `from` is nothing and `to` a round figure beyond the last corner and the present cost. Whole HK$, 0 or more.
 */
export function awardCurve(
  scheme: ResolvedScheme,
  track: ResolvedTrack,
  profile: Profile,
  costFact: string,
  range: { from?: number | undefined; to?: number | undefined } = {},
): AwardCurve {
  const subject: Subject = { prepared: prepareTrack(scheme, track), profile, costFact };
  const from = range.from ?? 0;
  const ever = exactCurve(subject, from, MOST);
  const flatFrom = flatEnd(ever);
  const to = range.to ?? roundEnd(subject, ever, flatFrom !== null);
  const lines = linesOf(exactCurve(subject, from, to));
  if (lines.length === 0) return { kind: 'no-amount' };
  return { kind: 'curve', from, to, lines, flatFrom, barred: barredBetween(subject, from, to) };
}

interface Subject {
  prepared: PreparedTrack;
  profile: Profile;
  costFact: string;
}

/** As far as whole dollars can be counted exactly. */
const MOST = Number.MAX_SAFE_INTEGER;

/** A point with its exact amounts, which decide whether it is a corner; null where there is no amount. */
interface Exact {
  cost: number;
  point: CurvePoint | null;
  bounds: readonly [Fraction, Fraction] | null;
}

/** The corners from `from` to `to`, those two included. */
function exactCurve({ prepared, profile, costFact }: Subject, from: number, to: number): Exact[] {
  const { scheme, track, required } = prepared;
  const { award } = track;
  if (!award || to < from) return [];
  const answersAt = (cost: number) => withRequired(required, { ...profile, [costFact]: cost });
  const exactAt = (cost: number): Exact => {
    const answers = answersAt(cost);
    const given = awardFor(award, scheme, answers).award;
    if (!given) return { cost, point: null, bounds: null };
    const raw = clamp(evaluateAmount(award.grant, scheme, answers, [], undefined));
    if (!raw.lo || !raw.hi) throw new Error('an award that is an amount has two bounds');
    return { cost, point: { cost, min: given.min, max: given.max }, bounds: [raw.lo, raw.hi] };
  };
  const trees = [award.grant, ...(award.ownContribution ? [award.ownContribution] : [])];
  const tests = trees.flatMap(testsIn).map((test) => bind(test, scheme).condition);
  return straightened(
    stretches(tests, costFact, from, to)
      .flatMap(([first, last]) => cornersBetween({ tree: award.grant, scheme, answersAt }, first, last))
      .map(exactAt),
  );
}

/** Points that lie exactly on the line through their neighbours are no corners. */
function straightened(points: readonly Exact[]): Exact[] {
  const kept: Exact[] = [];
  for (const [i, point] of points.entries()) {
    const [before, after] = [kept.at(-1), points[i + 1]];
    if (!before || !after || !onOneLine(before, point, after)) kept.push(point);
  }
  return kept;
}

function onOneLine(a: Exact, b: Exact, c: Exact): boolean {
  if (!a.bounds || !b.bounds || !c.bounds) return !a.bounds && !b.bounds && !c.bounds;
  const [left, right] = [fractionOf(b.cost - a.cost), fractionOf(c.cost - b.cost)];
  const straight = (x: Fraction, y: Fraction, z: Fraction) =>
    cmp(times(minus(y, x), right), times(minus(z, y), left)) === 0;
  return straight(a.bounds[0], b.bounds[0], c.bounds[0]) && straight(a.bounds[1], b.bounds[1], c.bounds[1]);
}

/** Unbroken runs of points. */
function linesOf(points: readonly Exact[]): CurvePoint[][] {
  const lines: CurvePoint[][] = [];
  let open = false;
  for (const { point } of points) {
    if (point && open) lines.at(-1)?.push(point);
    else if (point) lines.push([point]);
    open = point !== null;
  }
  return lines;
}

/** Where criteria that read the cost are not met, whatever becomes of the others. */
function barredBetween({ costFact, profile, prepared }: Subject, from: number, to: number): BarredCosts[] {
  const reading = prepared.criteria.filter(({ condition, facts }) => condition && facts.includes(costFact));
  const tests = reading.flatMap(({ condition, appliesIf }) => [condition, appliesIf]);
  const found: BarredCosts[] = [];
  for (const [first, last] of stretches(
    tests.filter((test) => test !== undefined),
    costFact,
    from,
    to,
  )) {
    const answers = { ...profile, [costFact]: first };
    const criteria = reading.filter((each) => criterionState(each, answers) === 'not-met').map(({ id }) => id);
    const before = found.at(-1);
    if (before?.to === first - 1 && before.criteria.join() === criteria.join()) before.to = last;
    else if (criteria.length > 0) found.push({ from: first, to: last, criteria });
  }
  return found;
}

/** The first cost of the level end, where the curve has one. */
function flatEnd(points: readonly Exact[]): number | null {
  const [before, last] = points.slice(-2);
  if (!before?.bounds || !last?.bounds) return null;
  const level = cmp(before.bounds[0], last.bounds[0]) === 0 && cmp(before.bounds[1], last.bounds[1]) === 0;
  return level ? before.cost : null;
}

/** Room beyond the last corner and the present cost; more where the curve never ends. */
const ROOM = { corner: 1.25, present: 1.1, endless: 2 };
const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** A straight line looks the same at any width; this one is used where nothing else gives a scale. */
const ANY_WIDTH = 1e6;

/** A round cost beyond the last corner, the last cost that bars, and the present one. */
function roundEnd(subject: Subject, points: readonly Exact[], flat: boolean): number {
  const corner = points.at(-2)?.cost ?? 0;
  const barred = barredBetween(subject, 0, MOST).flatMap(({ from, to }) => [from, to]);
  const answer = subject.profile[subject.costFact];
  const present = typeof answer === 'number' ? answer : 0;
  const scale = corner > 1 || present > 0 ? 0 : largestAmount(subject) * ROOM.endless || ANY_WIDTH;
  const wanted = Math.max(
    scale,
    corner * (flat ? ROOM.corner : ROOM.endless),
    present * (flat ? ROOM.present : ROOM.endless),
    ...barred.filter((cost) => cost < MOST).map((cost) => cost * ROOM.corner),
  );
  const size = 10 ** Math.floor(Math.log10(wanted));
  return Math.min(MOST, Math.ceil((ROUND.find((step) => step * size >= wanted) ?? 10) * size));
}

/** The largest sum of money among the numbers that the award reads. */
function largestAmount({ prepared: { scheme, track } }: Subject): number {
  const read = track.award ? paramsOfAmount(track.award.grant) : [];
  const sums = read.map((id) => {
    const param = scheme.params[id];
    return param?.unit === 'hkd' && param.at.state === 'known' ? param.at.value : 0;
  });
  return Math.max(0, ...sums.filter((sum) => typeof sum === 'number'));
}
