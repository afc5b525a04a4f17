/**
 * The shape of `rules/population.json`: how a made-up list of companies is drawn. Official statistics stand in tables
 * with their sources; every other share and size is a setting, which is an assumption of ours and can be changed.
 */
import * as z from 'zod/mini';

import { condition, confidence, factId, idText, localText } from './schema.ts';

const settingId = factId;
const sources = z.array(idText);

/** A number, or the value of a setting. */
const amount = z.union([z.number(), z.strictObject({ setting: settingId })]);
export type PopulationAmount = z.infer<typeof amount>;
/** `rest` is what the other weights leave of 100. */
const weight = z.union([amount, z.literal('rest')]);
export type PopulationWeight = z.infer<typeof weight>;

/** Companies and the people in them, by section of industry, at one time. */
const table = z.strictObject({
  year: z.int(),
  /** When it was counted, as the source says it. */
  asAt: z.string(),
  sources,
  confidence,
  note: z.optional(localText),
  rows: z.record(idText, z.strictObject({ enterprises: z.int(), persons: z.int() })),
});

const section = z.strictObject({
  id: idText,
  label: localText,
  /** How it maps to the values of the fact with the role `industry`, where that is not plain. */
  note: z.optional(localText),
  /** An enterprise of the tables has fewer persons than this. */
  below: z.int(),
  /** Weights of the values of the fact with the role `industry`. */
  industries: z.record(idText, weight),
});

const setting = z.strictObject({
  id: settingId,
  group: idText,
  /** `weight`: out of whatever its group adds up to; `times`: how many times the middle value the 90th percentile is. */
  unit: z.enum(['percent', 'weight', 'hkd', 'months', 'count', 'times', 'year']),
  label: localText,
  reason: localText,
  default: z.number(),
  min: z.number(),
  max: z.number(),
  /** Every setting is one: no source gives it. */
  assumption: z.literal('ours'),
});
/** A number that we assume, with its range: what the page lists and lets people change. */
export type PopulationSetting = z.infer<typeof setting>;

const draw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.union([z.boolean(), z.number(), z.string()]) }),
  /** Yes for so many in a hundred. */
  z.strictObject({ kind: z.literal('share'), yes: amount }),
  /** One of the values, or of numbers. */
  z.strictObject({ kind: z.literal('choice'), weights: z.record(z.string(), weight) }),
  /** Every option equally likely. */
  z.strictObject({ kind: z.literal('any') }),
  /** Each option by itself for so many in a hundred; `otherwise` where none is drawn. */
  z.strictObject({ kind: z.literal('set'), shares: z.record(z.string(), amount), otherwise: z.optional(z.string()) }),
  /** Half are below the median, one in ten above `spread` times the median; nought unless drawn among `some`. */
  z.strictObject({
    kind: z.literal('lognormal'),
    median: amount,
    spread: amount,
    least: z.int(),
    most: z.int(),
    step: z.int().check(z.gte(1)),
    some: z.optional(amount),
  }),
  /** Whole numbers of a range, equally likely. */
  z.strictObject({ kind: z.literal('uniform'), least: z.int(), most: z.int() }),
  /** Between `from` and `to` percent of another answer, after taking `less` away from it; nought unless among `some`. */
  z.strictObject({
    kind: z.literal('part'),
    of: factId,
    less: z.optional(factId),
    from: z.number(),
    to: z.number(),
    some: z.optional(amount),
  }),
  /** So many percent of an answer, as another answer says. */
  z.strictObject({ kind: z.literal('percentage'), of: factId, percent: factId }),
  /** By section: the value of the industry. */
  z.strictObject({ kind: z.literal('industry') }),
  /** By section: persons, with the mean of the tables; `larger` in a hundred are at or above the section's bound. */
  z.strictObject({ kind: z.literal('headcount'), spread: amount, larger: amount, most: amount }),
]);
export type PopulationDraw = z.infer<typeof draw>;

/** The first case whose condition holds; where none does the question is not asked. Conditions see earlier draws. */
const drawn = z.strictObject({
  fact: factId,
  cases: z.array(z.strictObject({ when: z.optional(condition), draw })).check(z.minLength(1)),
});

const block = z.strictObject({
  id: idText,
  when: z.optional(condition),
  /** How many in a hundred answer a question that they are asked. */
  answered: amount,
  draws: z.array(drawn).check(z.minLength(1)),
});

export const populationFile = z.strictObject({
  /** Before the number of a company that does not exist. */
  name: localText,
  notes: z.array(localText),
  /** How many rows people may want. */
  sizes: z.array(z.strictObject({ id: idText, rows: z.int(), label: localText, note: localText, sources, confidence })),
  sections: z.array(section).check(z.minLength(1)),
  tables: z.array(table).check(z.minLength(1)),
  /** The setting that says which table is used: the last one not after that year. */
  year: settingId,
  /** Of the questions that are asked and not answered, how many in a hundred are answered "not known". */
  notKnown: amount,
  groups: z.array(z.strictObject({ id: idText, title: localText })),
  settings: z.array(setting),
  blocks: z.array(block),
});
/** How a made-up list is drawn, as the data says it. */
export type Population = z.infer<typeof populationFile>;
