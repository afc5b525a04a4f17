/** What each step of an award leaves of the cost. */

/** An amount that may still be a range; `max` is null where nothing bounds it. */
export interface Amount {
  min: number;
  max: number | null;
}

export interface WaterfallStep extends Amount {
  id: string;
  label: string;
  /**
   * `cost` the cost the award is worked out from · `step` a share, a cap or what is left of a ceiling · `award` what
   * comes of them · `rest` what the company pays itself.
   */
  kind: 'cost' | 'step' | 'award' | 'rest';
  /** This step sets the award. */
  binding?: boolean | undefined;
}

export interface WaterfallBar {
  step: WaterfallStep;
  /** Where the amount begins: 0, save for what is left over, which ends where the cost does. */
  from: { min: number; max: number };
  /** The amount that is sure, and how far it may go; null where nothing bounds it. */
  to: Amount;
  /** A limit above what is left at this step: shown empty. */
  limit?: Amount | undefined;
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

/**
 * The bars in the order of the steps. Each step is a limit: what goes on is the smaller of what came in and the limit.
 * A step below the award itself cannot be a limit: it is a part of a sum, and stands for itself.
 */
export function waterfallBars(steps: readonly WaterfallStep[]): WaterfallBar[] {
  const cost = steps.find(({ kind }) => kind === 'cost');
  const award = steps.find(({ kind }) => kind === 'award');
  let level: Amount | undefined;
  return steps.map((step) => {
    const own: Amount = { min: step.min, max: step.max };
    const start = { min: 0, max: 0 };
    switch (step.kind) {
      case 'cost':
        level = own;
        return { step, from: start, to: own };
      case 'award':
        return { step, from: start, to: own };
      case 'rest': {
        const whole = cost?.max ?? null;
        if (whole === null || cost?.min !== whole || step.max === null) return { step, from: start, to: own };
        return { step, from: { min: whole - step.max, max: whole - step.min }, to: { min: whole, max: whole } };
      }
      case 'step': {
        if (award?.max !== undefined && step.max !== null && step.max < (award.max ?? Infinity))
          return { step, from: start, to: own };
        const before: Amount = level ?? own;
        level = { min: Math.min(before.min, step.min), max: least(before.max, step.max) };
        return { step, from: start, to: level, limit: own };
      }
    }
  });
}

/** The amount the bars are drawn to: the cost where it is known, else the award; limits far above it are cut off. */
export function fullScale(steps: readonly WaterfallStep[]): number {
  const known = (kinds: readonly WaterfallStep['kind'][]): number =>
    Math.max(0, ...steps.filter(({ kind }) => kinds.includes(kind)).map(({ min, max }) => max ?? min));
  const reference = known(['cost', 'award', 'rest']) || known(['step']) || 1;
  const near = steps.map(({ max }) => max ?? 0).filter((max) => max <= reference * NEAR);
  return Math.max(reference, ...near);
}

/** A limit up to this many times the cost is drawn whole. */
const NEAR = 1.3;
