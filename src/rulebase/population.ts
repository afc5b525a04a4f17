/** How made-up lists are drawn. Loaded when somebody asks for such a list, and not before. */
import * as z from 'zod/mini';

import type { RuleBase } from './load.ts';
import { populationFile } from './population-schema.ts';
import type { Population, PopulationAmount } from './population-schema.ts';
import { populationProblems } from './validate-population.ts';
import { fail, fromZod, ok, sentence } from './problems.ts';
import type { Result } from './problems.ts';

/** Parse `rules/population.json` and check it against the facts and sources of a rule base. */
export function parsePopulation(base: RuleBase, input: unknown, file = 'population.json'): Result<Population> {
  const parsed = z.safeParse(populationFile, input);
  if (!parsed.success) return fail(...fromZod(file, parsed.error, input));
  const problems = populationProblems(base, parsed.data, file);
  return problems.length > 0 ? fail(...problems) : ok(parsed.data);
}

/** The file as it stands, with its Chinese texts in Traditional characters. */
const loadFile = (): Promise<{ default: unknown }> => import('../../rules/population.json', { with: { type: 'json' } });

/**
 * The population of the rule base, or of another copy of its file, such as the one in Simplified characters. Rejects
 * where it cannot be loaded or does not fit the facts.
 */
export async function loadPopulation(base: RuleBase, load = loadFile): Promise<Population> {
  const { default: file } = await load();
  const parsed = parsePopulation(base, file);
  if (!parsed.ok) throw new Error(parsed.problems.map(sentence).join('\n'));
  return parsed.value;
}

export type SettingValues = Readonly<Record<string, number>>;

/** All settings with their values: those given, the defaults otherwise; or what is wrong with those given. */
export function settingValues(population: Population, given: SettingValues, file = 'settings'): Result<SettingValues> {
  const known = new Map(population.settings.map((setting) => [setting.id, setting]));
  const problems = Object.entries(given).flatMap(([id, value]) => {
    const setting = known.get(id);
    if (!setting) return [{ file, field: id, expected: 'a setting of the population', got: String(value) }];
    const fits = Number.isFinite(value) && value >= setting.min && value <= setting.max;
    return fits
      ? []
      : [{ file, field: id, expected: `a number from ${setting.min} to ${setting.max}`, got: String(value) }];
  });
  if (problems.length > 0) return fail(...problems);
  return ok(Object.fromEntries(population.settings.map(({ id, default: value }) => [id, given[id] ?? value])));
}

/** The value of a number that may be a setting. */
export const amountIn = (values: SettingValues, amount: PopulationAmount): number =>
  typeof amount === 'number' ? amount : (values[amount.setting] ?? 0);
