/** Rule sets × a table of profiles → verdict and award columns. What two rule sets share is worked out once. */
import type { PreparedCriterion, PreparedTrack } from '../engine/index.ts';
import type { RuleSet } from '../rulebase/index.ts';
import { amountKey, testsOf } from './amount-plan.ts';
import type { AwardPlan } from './amount-plan.ts';
import { createAwarder } from './awards.ts';
import type { AwardCells } from './awards.ts';
import type { Planes, ProfileTable } from './columns.ts';
import type { CompiledRules, CompiledTrack } from './compile.ts';
import { createEvaluator, needed } from './evaluate.ts';
import type { Kept } from './evaluate.ts';
import { createMemory } from './memory.ts';
import type { Remembered } from './memory.ts';
import { keyOf } from './plan.ts';
import type { PlaneId, PlaneNode } from './plan.ts';

/** One track for every row of a table. Planes hold a bit a row, chunk by chunk. */
export interface TrackColumns {
  prepared: PreparedTrack;
  /** Rows that have a verdict: those without aims, and those with an aim of the track's. */
  considered: Planes;
  eligible: Planes;
  /** What is neither is undetermined, or closed where the track is not open. */
  ineligible: Planes;
  /** By chunk; null where no row can have an award or none was asked for. */
  awards: readonly (readonly AwardCells[])[] | null;
}

export interface TableAssessment {
  table: ProfileTable;
  ruleSet: RuleSet;
  tracks: readonly TrackColumns[];
}

/** Where one criterion stands for every considered row of an open track: each is in exactly one of the planes. */
export interface CriterionColumns {
  criterion: PreparedCriterion;
  met: Planes;
  notMet: Planes;
  unknown: Planes;
  notApplicable: Planes;
  judgement: Planes;
}

export interface TableAssessor {
  table: ProfileTable;
  /** Assess every row. Only what no recent rule set asked for is worked out. */
  assess: (compiled: CompiledRules, options?: { awards?: boolean }) => TableAssessment;
  /** The same in steps, a chunk each: others may work in between, or it may be given up. */
  steps: (compiled: CompiledRules, options?: { awards?: boolean }) => Generator<void, TableAssessment>;
  /** The states of one track's criteria; none where the track is not open. */
  criteria: (compiled: CompiledRules, track: CompiledTrack) => CriterionColumns[];
  /** Some planes of a rule set, in steps, a chunk each. */
  planes: (compiled: CompiledRules, wanted: readonly PlaneId[]) => Generator<void, Planes[]>;
  /** Bytes of the planes and awards it holds on to. */
  bytes: () => number;
}

/** An assessor that remembers what the last `keep` assessments used; with 0 it remembers nothing. */
export function createTableAssessor(table: ProfileTable, keep = 4): TableAssessor {
  const evaluate = createEvaluator(table);
  const awarder = createAwarder(table);
  const planes = createMemory<Planes>();
  const awards = createMemory<readonly (readonly AwardCells[])[]>();
  let turn = 0;

  const check = (compiled: CompiledRules): void => {
    if (compiled.facts !== table.facts) throw new RangeError('the rules and the table come from different rule bases');
  };
  /** What is remembered of the planes that `wanted` is made of. */
  const recall = ({ nodes }: CompiledRules, wanted: readonly PlaneId[]) => {
    const found = new Map<PlaneId, Remembered<Planes>>();
    const idOf = (id: PlaneId): number => found.get(id)?.id ?? -1;
    for (const id of needed(nodes, wanted, () => false)) {
      const node = nodes[id];
      if (node) found.set(id, planes.recall(keyOf(node, idOf), turn));
    }
    const kept: Kept = new Map([...found].flatMap(([id, { value }]) => (value ? [[id, value]] : [])));
    return { found, idOf, kept };
  };

  const steps: TableAssessor['steps'] = function* assessInSteps(compiled, options = {}) {
    check(compiled);
    turn += 1;
    const { nodes, tracks } = compiled;
    const verdicts = tracks.flatMap(({ considered, eligible, ineligible }) => [considered, eligible, ineligible]);
    const plans = tracks.map(({ award }) => (options.awards === false ? null : award));
    const { found, idOf, kept } = recall(compiled, [
      ...verdicts,
      ...plans.flatMap((plan) => (plan ? planesOf(plan) : [])),
    ]);

    const jobs = plans.map((plan) => {
      const memory = plan ? awards.recall(awardKey(plan, idOf), turn) : undefined;
      return { plan, memory, fresh: [] as AwardCells[][] };
    });
    const open = jobs.flatMap(({ plan, memory, fresh }) =>
      plan && memory?.value === undefined ? [{ plan, fresh }] : [],
    );
    const wanted = [...verdicts, ...open.flatMap(({ plan }) => planesOf(plan))];
    const order = needed(nodes, wanted, (id) => kept.has(id));
    const keeping = new Set([...verdicts, ...(keep > 0 ? order.filter((id) => isCostly(nodes[id])) : [])]);
    yield* evaluate({
      nodes,
      order,
      kept,
      keep: keeping,
      visit: (chunk, planeOf) => {
        for (const { plan, fresh } of open) fresh.push(awarder(plan, chunk, planeOf));
      },
    });

    for (const [id, value] of kept) {
      const memory = found.get(id);
      if (memory) memory.value = value;
    }
    for (const { memory, fresh } of jobs) if (memory) memory.value ??= fresh;
    planes.forget(turn - keep);
    awards.forget(turn - keep);
    return {
      table,
      ruleSet: compiled.ruleSet,
      tracks: tracks.map(({ prepared, considered, eligible, ineligible }, i) => ({
        prepared,
        considered: kept.get(considered) ?? [],
        eligible: kept.get(eligible) ?? [],
        ineligible: kept.get(ineligible) ?? [],
        awards: jobs[i]?.memory?.value ?? null,
      })),
    };
  };

  const planesInSteps: TableAssessor['planes'] = function* planesInSteps(compiled, wanted) {
    check(compiled);
    const { kept } = recall(compiled, wanted);
    const order = needed(compiled.nodes, wanted, (id) => kept.has(id));
    yield* evaluate({ nodes: compiled.nodes, order, kept, keep: new Set(wanted), visit: () => {} });
    return wanted.map((id) => kept.get(id) ?? []);
  };

  const criteria: TableAssessor['criteria'] = (compiled, track) => {
    const states = ['met', 'notMet', 'unknown', 'notApplicable', 'judgement'] as const;
    const wanted = track.criteria.flatMap((each) => states.map((state) => each[state]));
    const found = finish(planesInSteps(compiled, wanted));
    return track.criteria.map((each, i) => {
      const of = (state: (typeof states)[number]): Planes => found[i * states.length + states.indexOf(state)] ?? [];
      const [met, notMet, unknown] = [of('met'), of('notMet'), of('unknown')];
      return {
        criterion: each.criterion,
        met,
        notMet,
        unknown,
        notApplicable: of('notApplicable'),
        judgement: of('judgement'),
      };
    });
  };
  const assess: TableAssessor['assess'] = (compiled, options) => finish(steps(compiled, options));
  return {
    table,
    assess,
    steps,
    criteria,
    planes: planesInSteps,
    bytes: () => planes.bytes(planeBytes) + awards.bytes(awardBytes),
  };
}

/** Take all steps at once. */
function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Assess a table once. */
export function assessTable(
  compiled: CompiledRules,
  table: ProfileTable,
  options?: { awards?: boolean },
): TableAssessment {
  return createTableAssessor(table, 0).assess(compiled, options);
}

/** Planes that take a look at every value of a column. */
const isCostly = (node: PlaneNode | undefined): boolean => node?.op === 'below' || node?.op === 'set';

const planesOf = ({ rows, exact, ranged, grant, needs }: AwardPlan): PlaneId[] => [
  rows,
  exact,
  ranged,
  ...testsOf(grant),
  ...(needs ? testsOf(needs) : []),
];

/** A text that two awards share only if they are worked out alike; `idOf` names the planes. */
export const awardKey = ({ grant, unit, needs, rows, exact }: AwardPlan, idOf: (id: PlaneId) => number): string =>
  [amountKey(grant, idOf), unit, needs && amountKey(needs, idOf), idOf(rows), idOf(exact)].join(';');

const planeBytes = (planes: Planes): number => planes.reduce((sum, plane) => sum + plane.byteLength, 0);
const awardBytes = (chunks: readonly (readonly AwardCells[])[]): number =>
  chunks.flat().reduce((sum, { rows, min, max }) => {
    return sum + rows.byteLength + min.byteLength + (max === min ? 0 : max.byteLength);
  }, 0);
