/** Draws of the population, prepared: each gives the code of an answer from a few random numbers. */
import type { Population, PopulationDraw, PopulationWeight, SettingValues } from '../../rulebase/index.ts';
import { amountIn } from '../../rulebase/index.ts';
import type { CodedFact } from './coded-fact.ts';
import type { Company } from './conditions.ts';
import { lognormal, sizesWithMean, weighted } from './distributions.ts';

/** Numbers from 0 up to 1 for the uses of one answer; `use` counts from 0. */
export type Uses = (use: number) => number;
/** `section` is the company's position in the population's sections. */
export type Sampler = (company: Company, section: number, random: Uses) => number;

export interface Drawing {
  population: Population;
  values: SettingValues;
  factOf: (id: string) => CodedFact;
}

/** Members of a set are drawn so many at a time. */
const BITS = 8;
/** How many random numbers an answer may take. */
export const USES = 8;

export function samplerOf(drawing: Drawing, fact: CodedFact, draw: PopulationDraw): Sampler {
  const { values, factOf } = drawing;
  const amount = (given: Parameters<typeof amountIn>[1]) => amountIn(values, given);
  switch (draw.kind) {
    case 'value': {
      const code = fact.codeOf(draw.value);
      return () => code;
    }
    case 'share': {
      const yes = amount(draw.yes) / 100;
      return (_company, _section, random) => (random(0) < yes ? 1 : 0);
    }
    case 'choice': {
      const codes = Object.keys(draw.weights).map((value) => fact.codeOf(value));
      const pick = weighted(weightsIn(values, Object.values(draw.weights)));
      return (_company, _section, random) => codes[pick(random(0))] ?? Number.NaN;
    }
    case 'any': {
      const count = fact.fact.type === 'bool' ? 2 : fact.values.length;
      return (_company, _section, random) => Math.floor(random(0) * count);
    }
    case 'set':
      return setSampler(drawing, fact, draw);
    case 'lognormal': {
      const quantile = lognormal(amount(draw.median), amount(draw.spread));
      const { least, most, step } = draw;
      const some = draw.some === undefined ? 1 : amount(draw.some) / 100;
      return (_company, _section, random) =>
        random(1) < some ? Math.min(most, Math.max(least, Math.round(quantile(random(0)) / step) * step)) : 0;
    }
    case 'uniform':
      return (_company, _section, random) => draw.least + Math.floor(random(0) * (draw.most - draw.least + 1));
    case 'part': {
      const whole = factOf(draw.of).column;
      const less = draw.less === undefined ? undefined : factOf(draw.less).column;
      const some = draw.some === undefined ? 1 : amount(draw.some) / 100;
      return (company, _section, random) => {
        const left = (company[whole] ?? 0) - (less === undefined ? 0 : (company[less] ?? 0));
        if (Number.isNaN(left) || random(1) >= some) return Number.isNaN(left) ? left : 0;
        return Math.floor((left * (draw.from + random(0) * (draw.to - draw.from))) / 100);
      };
    }
    case 'percentage': {
      const [whole, percent] = [factOf(draw.of).column, factOf(draw.percent).column];
      return (company) => Math.floor(((company[whole] ?? 0) * (company[percent] ?? 0)) / 100);
    }
    case 'industry': {
      const picks = drawing.population.sections.map(({ industries }) => ({
        codes: Object.keys(industries).map((value) => fact.codeOf(value)),
        pick: weighted(weightsIn(values, Object.values(industries))),
      }));
      return (_company, section, random) => {
        const found = picks[section];
        return found?.codes[found.pick(random(0))] ?? Number.NaN;
      };
    }
    case 'headcount':
      return headcountSampler(drawing, draw);
  }
}

/** The table of the year asked for: the last one that is not later. */
export function tableOfYear({ population, values }: Pick<Drawing, 'population' | 'values'>) {
  const year = values[population.year] ?? 0;
  const sorted = population.tables.toSorted((a, b) => a.year - b.year);
  const found = sorted.findLast((table) => table.year <= year) ?? sorted[0];
  if (!found) throw new RangeError('a population without a table');
  return found;
}

/** Weights with their settings filled in; `rest` is what the others leave of 100. */
function weightsIn(values: SettingValues, weights: readonly PopulationWeight[]): number[] {
  const given = weights.map((weight) => (weight === 'rest' ? 0 : amountIn(values, weight)));
  const rest = Math.max(0, 100 - given.reduce((sum, weight) => sum + weight, 0));
  return weights.map((weight, i) => (weight === 'rest' ? rest : (given[i] ?? 0)));
}

function setSampler({ values }: Drawing, fact: CodedFact, draw: Extract<PopulationDraw, { kind: 'set' }>): Sampler {
  const shares = Object.entries(draw.shares).map(([value, share]) => ({
    bit: fact.codeOf(value),
    share: Math.min(1, Math.max(0, amountIn(values, share) / 100)),
  }));
  // Every combination of a few members has its own chance: drawing one takes one random number.
  const groups = Array.from({ length: Math.ceil(shares.length / BITS) }, (_, i) => {
    const members = shares.slice(i * BITS, (i + 1) * BITS);
    const combinations = Array.from({ length: 1 << members.length }, (__, chosen) => ({
      mask: members.reduce((mask, { bit }, at) => ((chosen >> at) & 1 ? mask | bit : mask), 0),
      chance: members.reduce((product, { share }, at) => product * ((chosen >> at) & 1 ? share : 1 - share), 1),
    }));
    return {
      masks: Int32Array.from(combinations, ({ mask }) => mask),
      pick: weighted(combinations.map(({ chance }) => chance)),
    };
  });
  const otherwise = draw.otherwise === undefined ? 0 : fact.codeOf(draw.otherwise);
  return (_company, _section, random) => {
    let mask = 0;
    for (let i = 0; i < groups.length; i += 1) {
      const group = groups[i];
      if (group) mask |= group.masks[group.pick(random(i))] ?? 0;
    }
    return mask === 0 ? otherwise : mask;
  };
}

/** Sizes with the published mean below the section's bound, and a few at or above it, evenly over orders of size. */
function headcountSampler(drawing: Drawing, draw: Extract<PopulationDraw, { kind: 'headcount' }>): Sampler {
  const { population, values } = drawing;
  const { rows } = tableOfYear(drawing);
  const spread = amountIn(values, draw.spread);
  const larger = amountIn(values, draw.larger) / 100;
  const most = amountIn(values, draw.most);
  const sections = population.sections.map(({ id, below }) => {
    const { persons = 0, enterprises = 1 } = rows[id] ?? {};
    return { below, pick: weighted(sizesWithMean(persons / enterprises, spread, below)) };
  });
  return (_company, at, random) => {
    const section = sections[at];
    if (!section) return Number.NaN;
    if (random(1) >= larger) return 1 + section.pick(random(0));
    return Math.floor(section.below * (Math.max(most, section.below) / section.below) ** random(0));
  };
}
