/** Checks of the population that its shape cannot make: facts, options, settings, order and sources. */
import { factsIn, paramsIn } from './conditions.ts';
import type { RuleBase } from './load.ts';
import { optionsOf } from './profile.ts';
import type { Population, PopulationDraw, PopulationWeight } from './population-schema.ts';
import { show } from './problems.ts';
import type { Problem } from './problems.ts';
import type { Condition, Fact } from './schema.ts';
import { checkSources } from './validate-entries.ts';
import type { Report } from './validate-entries.ts';

/** Settings named in a part of the population, in whatever depth. */
function settingsIn(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  if ('setting' in node && typeof node.setting === 'string') return [node.setting];
  return Object.values(node).flatMap(settingsIn);
}

/** Every reference that cannot be followed, and every number that does not fit. */
export function populationProblems(base: RuleBase, population: Population, file: string): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (field, expected, got) =>
    problems.push({ file, field, expected, ...(got === undefined ? {} : { got: show(got) }) });
  checkTables(base, population, report);
  checkSettings(population, report);
  checkBlocks(base, population, report);
  return problems;
}

function checkTables(base: RuleBase, { sections, tables, sizes, settings, year }: Population, report: Report): void {
  // what nobody has published has no source, and says so
  for (const { id, sources, confidence } of sizes)
    if (sources.length > 0 || confidence !== 'unverified') checkSources(base, sources, `sizes.${id}`, report);
  const years = settings.find(({ id }) => id === year);
  if (!years || years.unit !== 'year' || years.min !== Math.min(...tables.map((table) => table.year)))
    report('year', 'a setting of unit year that begins with the first table', year);
  for (const { year: of, sources, rows } of tables) {
    checkSources(base, sources, `tables.${of}`, report);
    const missing = sections.filter(({ id }) => !Object.hasOwn(rows, id));
    if (missing.length > 0 || Object.keys(rows).length !== sections.length)
      report(`tables.${of}.rows`, 'a row for every section, and no other');
    for (const { id, below } of sections) {
      const { enterprises = 0, persons = 0 } = rows[id] ?? {};
      if (!(persons >= enterprises && persons < enterprises * (below - 1)))
        report(`tables.${of}.rows.${id}`, `from 1 to ${below - 1} persons an enterprise`, persons);
    }
  }
  const industry = base.facts.find(({ roles }) => roles.includes('industry'));
  const industries = (industry && optionsOf(base, industry)) ?? [];
  for (const { id, industries: weights } of sections) checkWeights(weights, industries, `sections.${id}`, report);
}

function checkWeights(
  weights: Readonly<Record<string, PopulationWeight>>,
  options: readonly string[],
  field: string,
  report: Report,
): void {
  for (const option of Object.keys(weights))
    if (!options.includes(option)) report(field, 'options of the fact', option);
  const values = Object.values(weights);
  if (values.length === 0) report(field, 'at least one weight');
  if (values.filter((weight) => weight === 'rest').length > 1) report(field, 'one rest at most');
}

function checkSettings(population: Population, report: Report): void {
  const { groups, settings, year } = population;
  const read = new Set([...settingsIn(population.blocks), ...settingsIn(population), year]);
  const ids = new Set(settings.map(({ id }) => id));
  if (ids.size !== settings.length) report('settings', 'each setting once');
  for (const id of read) if (!ids.has(id)) report('settings', 'a setting for every one that is read', id);
  for (const { id, group, min, max, default: value } of settings) {
    if (!read.has(id)) report(`settings.${id}`, 'something that reads it');
    if (!groups.some((each) => each.id === group)) report(`settings.${id}.group`, 'a group of this file', group);
    if (!(min <= value && value <= max && min < max))
      report(`settings.${id}.default`, `a number from ${min} to ${max}`, value);
  }
}

const COMPARISONS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

function checkBlocks(base: RuleBase, { blocks }: Population, report: Report): void {
  const facts = new Map(base.facts.map((fact) => [fact.id, fact]));
  const before = new Set<string>();
  const earlier = (id: string, field: string): Fact | undefined => {
    if (!before.has(id)) report(field, 'a fact drawn earlier', id);
    return facts.get(id);
  };
  const check = (when: Condition | undefined, field: string): void => {
    if (!when) return;
    if (paramsIn(when).length > 0) report(field, 'no parameters');
    for (const id of factsIn(when)) earlier(id, field);
    checkLeaves(base, facts, when, field, report);
  };
  for (const block of blocks) {
    check(block.when, `blocks.${block.id}.when`);
    for (const { fact: id, cases } of block.draws) {
      const field = `blocks.${block.id}.${id}`;
      const fact = facts.get(id);
      if (!fact || before.has(id)) {
        report(field, 'a fact of facts.json that is not drawn already', id);
        continue;
      }
      for (const { when, draw } of cases) {
        check(when, field);
        if ('of' in draw) earlier(draw.of, field);
        if ('less' in draw && draw.less !== undefined) earlier(draw.less, field);
        if ('percent' in draw) earlier(draw.percent, field);
        checkDraw(base, fact, draw, field, report);
      }
      if (fact.partOf !== undefined && cases.some(({ draw }) => !isWithin(draw, fact.partOf)))
        report(field, `a part of ${fact.partOf}`);
      before.add(id);
    }
  }
}

const isWithin = (draw: PopulationDraw, whole: string | undefined): boolean =>
  draw.kind === 'part'
    ? draw.of === whole && draw.to <= 100
    : draw.kind === 'percentage'
      ? draw.of === whole
      : draw.kind === 'value' && draw.value === 0;

/** Conditions see plain answers only: a choice, a number, or whether a set has a member. */
function checkLeaves(
  base: RuleBase,
  facts: ReadonlyMap<string, Fact>,
  node: Condition,
  field: string,
  report: Report,
): void {
  if ('all' in node) return node.all.forEach((each) => checkLeaves(base, facts, each, field, report));
  if ('any' in node) return node.any.forEach((each) => checkLeaves(base, facts, each, field, report));
  if ('not' in node) return checkLeaves(base, facts, node.not, field, report);
  const fact = 'fact' in node ? facts.get(node.fact) : undefined;
  if (!fact) return undefined;
  const values: unknown[] = Array.isArray(node.value) ? node.value : [node.value];
  const options: readonly unknown[] = fact.type === 'bool' ? [true, false] : (optionsOf(base, fact) ?? []);
  const isNumber = ['int', 'hkd', 'pct'].includes(fact.type);
  const isSet = fact.type === 'set' || fact.type === 'economies';
  const operators = isSet
    ? ['intersects', 'disjointFrom']
    : ['equal', 'notEqual', ...(isNumber ? COMPARISONS : ['in', 'notIn'])];
  if (!operators.includes(node.operator)) report(field, `one of ${operators.join(', ')}`, node.operator);
  const fits = isNumber ? (value: unknown) => typeof value === 'number' : (value: unknown) => options.includes(value);
  if (!values.every(fits)) report(field, `values of ${fact.id}`, node.value);
  return undefined;
}

/** Which draws give answers of which type. */
const KINDS: Record<Fact['type'], readonly PopulationDraw['kind'][]> = {
  bool: ['value', 'share', 'any'],
  one: ['value', 'choice', 'any', 'industry'],
  set: ['set'],
  economies: ['set'],
  int: ['value', 'choice', 'lognormal', 'uniform', 'part', 'percentage', 'headcount'],
  hkd: ['value', 'choice', 'lognormal', 'uniform', 'part', 'percentage'],
  pct: ['value', 'choice', 'uniform'],
};
/** Members of a set are kept as bits of a number. */
const MOST_MEMBERS = 30;

function checkDraw(base: RuleBase, fact: Fact, draw: PopulationDraw, field: string, report: Report): void {
  if (!KINDS[fact.type].includes(draw.kind)) return report(field, `one of ${KINDS[fact.type].join(', ')}`, draw.kind);
  const options = optionsOf(base, fact);
  switch (draw.kind) {
    case 'value': {
      const fits =
        fact.type === 'bool'
          ? typeof draw.value === 'boolean'
          : options
            ? options.some((option) => option === draw.value)
            : typeof draw.value === 'number' && draw.value >= 0;
      return fits ? undefined : report(field, `an answer to ${fact.id}`, draw.value);
    }
    case 'choice':
      return checkWeights(
        draw.weights,
        options ?? Object.keys(draw.weights).filter((key) => /^\d+$/.test(key)),
        field,
        report,
      );
    case 'set': {
      const named = [...Object.keys(draw.shares), ...(draw.otherwise === undefined ? [] : [draw.otherwise])];
      if (named.length > MOST_MEMBERS) report(field, `${MOST_MEMBERS} options at most`);
      return named.every((option) => options?.includes(option))
        ? undefined
        : report(field, `options of ${fact.id}`, named);
    }
    case 'lognormal':
    case 'uniform':
      return draw.least >= 0 && draw.least < draw.most && (fact.type !== 'pct' || draw.most <= 100)
        ? undefined
        : report(field, 'a range from nought upwards');
    case 'part':
      return draw.from >= 0 && draw.from <= draw.to ? undefined : report(field, 'a range from nought upwards');
    case 'industry':
    case 'headcount':
      return fact.roles.includes(draw.kind) ? undefined : report(field, `the fact with the role ${draw.kind}`);
    case 'share':
    case 'any':
    case 'percentage':
      return undefined;
  }
}
