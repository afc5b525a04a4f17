/** Checks across rule files that a schema of one file cannot make: references, dates, types and units. */
import { childrenOf } from './amounts.ts';
import { factsIn, paramsOfOperand } from './conditions.ts';
import { spanAt } from './dates.ts';
import type { RuleBase } from './load.ts';
import { show } from './problems.ts';
import type { Problem } from './problems.ts';
import { parseRate } from './rates.ts';
import { NO_LIMIT } from './schema.ts';
import type {
  AmountNode,
  Condition,
  Criterion,
  Fact,
  LocalText,
  Operand,
  OperatorName,
  Param,
  ParamValue,
  Scheme,
  Unit,
} from './schema.ts';
import { checkSources, checkSpans } from './validate-entries.ts';
import type { Report } from './validate-entries.ts';
import { checkBudgets, checkEffects, checkPayments } from './validate-grants.ts';

const SET_OPERATORS: OperatorName[] = ['subsetOf', 'intersects', 'disjointFrom', 'allOrNoneOf'];
const ORDER_OPERATORS: OperatorName[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const NUMBER_UNITS: Unit[] = ['hkd', 'rate', 'percent', 'months', 'years', 'count'];

/** Every problem of a parsed rule base; none means that every reference in it can be followed. */
export function crossCheck(base: RuleBase): Problem[] {
  const problems: Problem[] = [];
  const reporter =
    (file: string): Report =>
    (field, expected, got) =>
      problems.push({ file, field, expected, ...(got === undefined ? {} : { got: show(got) }) });

  checkFacts(base, reporter('facts.json'));
  for (const [name, codes] of Object.entries(base.economyLists)) {
    const unknown = codes.filter((code) => !(code in base.economies));
    if (unknown.length > 0) reporter('economies.json')(`lists.${name}`, 'economies of this file', unknown);
  }
  const placed = [...base.economyOrder.first, ...base.economyOrder.last];
  if (new Set(placed).size < placed.length || placed.some((code) => !(code in base.economies)))
    reporter('economies.json')('shownFirst', 'economies of this file, each once here or in shownLast', placed);
  const ids = new Set<string>();
  for (const scheme of base.schemes) {
    checkScheme(base, scheme, reporter(`schemes/${scheme.id}.json`), '');
    if (ids.has(scheme.id)) reporter(`schemes/${scheme.id}.json`)('id', 'an id no other scheme has', scheme.id);
    ids.add(scheme.id);
  }
  checkProposals(base, reporter('proposals/'));
  checkSettings(base, reporter('settings.json'));
  checkReferrals(base, reporter('referrals.json'));
  return problems;
}

/** Companies are grouped by a choice, or by a number in bands that leave out none. */
function checkGroups({ id, type, roles, bands, bandsNote }: Fact, report: Report): void {
  const isGrouped = roles.includes('group-by');
  const isNumber = type === 'int' || type === 'hkd';
  if (isGrouped && !isNumber && type !== 'one' && type !== 'bool')
    report(`facts.${id}.type`, 'a choice or a whole number, because companies are grouped by it', type);
  if ((bands !== undefined) !== (isGrouped && isNumber))
    report(`facts.${id}.bands`, isGrouped && isNumber ? 'bands, because companies are grouped by it' : 'no bands');
  if (bands?.some((from, i) => (i === 0 ? from !== 0 : from <= (bands[i - 1] ?? 0))))
    report(`facts.${id}.bands`, 'numbers that rise from 0', bands);
  if (bandsNote && !bands) report(`facts.${id}.bandsNote`, 'no note without bands');
}

function checkFacts(base: RuleBase, report: Report): void {
  const seen = new Map<string, Fact>();
  const sections = new Set(base.sections.map((section) => section.id));
  for (const fact of base.facts) {
    const field = `facts.${fact.id}`;
    if (seen.has(fact.id)) report(field, 'each fact once');
    seen.set(fact.id, fact);
    if (!sections.has(fact.section)) report(`${field}.section`, 'a section of this file', fact.section);
    const choice = fact.type === 'one' || fact.type === 'set';
    if (choice !== (fact.options !== undefined))
      report(`${field}.options`, choice ? 'the listed values' : 'no options');
    if (fact.roles.includes('months-elapsed') && fact.type !== 'int')
      report(`${field}.type`, 'a whole number, because months are counted', fact.type);
    if ((fact.unit !== undefined) !== (fact.type === 'int'))
      report(`${field}.unit`, fact.type === 'int' ? 'the word for what is counted' : 'no unit: its type says it');
    if (fact.mostInLists !== undefined && fact.type !== 'int' && fact.type !== 'hkd')
      report(`${field}.mostInLists`, 'a number that is counted or an amount', fact.type);
    checkGroups(fact, report);
  }
  for (const fact of base.facts) {
    const whole = fact.partOf === undefined ? undefined : seen.get(fact.partOf);
    if (fact.partOf !== undefined && whole?.type !== fact.type) {
      report(`facts.${fact.id}.partOf`, 'another fact of the same type', fact.partOf);
    }
  }
  checkBudgets(base.facts, report);
  for (const role of ['aims', 'industry', 'headcount'] as const) {
    if (base.facts.filter((fact) => fact.roles.includes(role)).length !== 1)
      report('facts', `exactly one fact with the role ${role}`);
  }
}

/** True where `value` is of the kind its unit asks for. */
export function fitsUnit(base: Pick<RuleBase, 'economies'>, unit: Unit, value: ParamValue): boolean {
  if (value === NO_LIMIT) return NUMBER_UNITS.includes(unit) && unit !== 'rate';
  switch (unit) {
    case 'rate':
      return typeof value === 'string' && parseRate(value) !== undefined && parseRate(value)?.num !== 0n;
    case 'hkd':
    case 'months':
    case 'years':
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    case 'percent':
      return typeof value === 'number' && value >= 0 && value <= 100;
    case 'flag':
      return typeof value === 'boolean';
    case 'economies':
      return (
        Array.isArray(value) && value.every((code) => code in base.economies) && new Set(value).size === value.length
      );
    case 'options':
      return Array.isArray(value) && new Set(value).size === value.length;
  }
}

function checkParam(base: RuleBase, param: Param, field: string, report: Report): void {
  checkSpans(param.values, `${field}.values`, report);
  param.values.forEach((entry, i) => {
    checkSources(base, entry.sources, `${field}.values.${i}`, report);
    if (!fitsUnit(base, param.unit, entry.value))
      report(`${field}.values.${i}.value`, `a value of unit ${param.unit}`, entry.value);
    for (const alternative of entry.alternatives ?? [])
      checkSources(base, [alternative.source], `${field}.values.${i}.alternatives`, report);
  });
}

function checkScheme(base: RuleBase, scheme: Scheme, report: Report, prefix: string): void {
  const at = (field: string) => `${prefix}${field}`;
  for (const entry of scheme.history ?? []) checkSources(base, entry.sources, at('history'), report);
  checkSpans(scheme.name, at('name'), report);
  checkSpans(scheme.shortName, at('shortName'), report);
  for (const [id, param] of Object.entries(scheme.params)) checkParam(base, param, at(`params.${id}`), report);
  for (const [id, criterion] of Object.entries(scheme.criteria)) {
    checkCriterion(base, scheme.params, criterion, at(`criteria.${id}`), report);
    if (!Object.values(scheme.tracks).some((track) => id in track.criteria))
      report(at(`criteria.${id}`), 'a track that uses it');
  }
  for (const [id, track] of Object.entries(scheme.tracks)) {
    const field = at(`tracks.${id}`);
    checkSpans(track.open, `${field}.open`, report);
    checkSpans(track.cashFlow ?? [], `${field}.cashFlow`, report);
    for (const span of [...track.open, ...(track.cashFlow ?? [])]) checkSources(base, span.sources, field, report);
    for (const criterion of Object.keys(track.criteria)) {
      if (!Object.hasOwn(scheme.criteria, criterion))
        report(`${field}.criteria.${criterion}`, 'a criterion of this scheme');
    }
    const {
      channel = [],
      documents = [],
      deadlines = [],
      processing = [],
      refusals = [],
      cutOffs = [],
    } = track.practical ?? {};
    for (const entry of [...channel, ...documents, ...deadlines, ...processing, ...refusals, ...cutOffs])
      checkSources(base, entry.sources, `${field}.practical`, report);
    const aims = aimsOf(base);
    for (const aim of track.aims) if (!aims.includes(aim)) report(`${field}.aims`, 'aims listed in facts.json', aim);
    if (track.award) {
      checkAmount(base, scheme, track.award.grant, `${field}.award.grant`, report);
      if (track.award.ownContribution)
        checkAmount(base, scheme, track.award.ownContribution, `${field}.award.ownContribution`, report);
    }
    checkPayments(base, track.payments ?? {}, `${field}.payments`, report);
    checkEffects(base, track.grantEffects ?? [], `${field}.grantEffects`, report);
    track.grantEffects?.forEach(({ when }, i) => {
      if (when) checkCondition(base, scheme.params, when, `${field}.grantEffects.${i}.when`, report);
    });
    if (track.successor !== undefined) {
      const [other = '', otherTrack = ''] = track.successor.split('/');
      const found = base.schemes.find((candidate) => candidate.id === other);
      if (!found || !Object.hasOwn(found.tracks, otherTrack))
        report(`${field}.successor`, 'scheme/track of this rule base', track.successor);
    }
  }
}

const aimsOf = (base: RuleBase): string[] =>
  base.facts.find((fact) => fact.roles.includes('aims'))?.options?.map((option) => option.value) ?? [];

function checkReferrals(base: RuleBase, report: Report): void {
  const ids = new Set<string>();
  for (const { id, aims, applyTo, open } of base.referrals) {
    if (ids.has(id)) report(`referrals.${id}`, 'each referral once');
    ids.add(id);
    for (const aim of aims)
      if (!aimsOf(base).includes(aim)) report(`referrals.${id}.aims`, 'aims listed in facts.json', aim);
    checkSpans(open, `referrals.${id}.open`, report);
    for (const span of open) checkSources(base, span.sources, `referrals.${id}.open`, report);
    if (applyTo) checkCondition(base, {}, applyTo, `referrals.${id}.applyTo`, report);
  }
}

function checkCriterion(
  base: RuleBase,
  params: Record<string, Param>,
  criterion: Criterion,
  field: string,
  report: Report,
): void {
  checkSpans(criterion.inForce, `${field}.inForce`, report);
  criterion.inForce.forEach((span, i) => checkSources(base, span.sources, `${field}.inForce.${i}`, report));
  checkPlaceholders(params, criterion.sentence, `${field}.sentence`, report);
  if (criterion.appliesIf) checkCondition(base, params, criterion.appliesIf, `${field}.appliesIf`, report);
  if (criterion.kind === 'judgement') return;
  checkCondition(base, params, criterion.condition, `${field}.condition`, report);
  const named = factsIn(criterion.condition);
  const twice = named.find((id, i) => named.indexOf(id) !== i);
  if (twice !== undefined)
    report(`${field}.condition`, 'each fact at most once (a second test needs a criterion of its own)', twice);
}

function checkPlaceholders(params: Record<string, Param>, text: LocalText, field: string, report: Report): void {
  for (const [language, words] of Object.entries(text)) {
    for (const [, id = ''] of words.matchAll(/\{([^}]*)\}/g)) {
      if (!Object.hasOwn(params, id))
        report(`${field}.${language}`, 'placeholders that name a parameter of the scheme', `{${id}}`);
    }
  }
}

function checkCondition(
  base: RuleBase,
  params: Record<string, Param>,
  node: Condition,
  field: string,
  report: Report,
): void {
  if ('all' in node || 'any' in node) {
    const children = 'all' in node ? node.all : node.any;
    children.forEach((child, i) =>
      checkCondition(base, params, child, `${field}.${'all' in node ? 'all' : 'any'}.${i}`, report),
    );
    if (children.every((child) => child.branch !== undefined))
      report(field, 'at least one part that needs no proposal');
    return;
  }
  if ('not' in node) return checkCondition(base, params, node.not, `${field}.not`, report);
  const operandUnit = checkOperand(params, node.value, `${field}.value`, report);
  if ('param' in node) {
    if (!Object.hasOwn(params, node.param)) report(`${field}.param`, 'a parameter of the scheme', node.param);
    return;
  }
  const fact = base.facts.find((candidate) => candidate.id === node.fact);
  if (!fact) return report(`${field}.fact`, 'a fact of facts.json', node.fact);
  const isSet = fact.type === 'set' || fact.type === 'economies';
  const isNumber = fact.type === 'int' || fact.type === 'hkd' || fact.type === 'pct';
  const wrong =
    isSet !== SET_OPERATORS.includes(node.operator) || (ORDER_OPERATORS.includes(node.operator) && !isNumber);
  if (wrong) report(`${field}.operator`, `an operator for a fact of type ${fact.type}`, node.operator);
  checkLiteral(base, fact, node.operator, node.value, operandUnit, field, report);
}

function checkOperand(params: Record<string, Param>, value: Operand, field: string, report: Report): Unit | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  for (const id of paramsOfOperand(value))
    if (!Object.hasOwn(params, id)) report(field, 'a parameter of the scheme', id);
  if ('param' in value) return params[value.param]?.unit;
  return 'product' in value ? 'hkd' : 'count';
}

function checkLiteral(
  base: RuleBase,
  fact: Fact,
  operator: OperatorName,
  value: Operand,
  unit: Unit | undefined,
  field: string,
  report: Report,
): void {
  const options = fact.type === 'economies' ? Object.keys(base.economies) : fact.options?.map((option) => option.value);
  const list = operator === 'in' || operator === 'notIn' || SET_OPERATORS.includes(operator);
  if (unit !== undefined) {
    if (list !== (unit === 'economies' || unit === 'options'))
      report(`${field}.value`, 'a parameter of a unit that suits the operator', unit);
    return;
  }
  if (list) {
    if (!Array.isArray(value)) return report(`${field}.value`, 'a list', value);
    const unknown = options ? value.filter((member) => !options.includes(member)) : [];
    if (unknown.length > 0) report(`${field}.value`, `values of ${fact.id}`, unknown);
    return;
  }
  const fits =
    fact.type === 'bool'
      ? typeof value === 'boolean'
      : fact.type === 'one'
        ? typeof value === 'string' && (options ?? []).includes(value)
        : typeof value === 'number';
  if (!fits) report(`${field}.value`, `a value of ${fact.id}`, value);
}

function checkAmount(base: RuleBase, scheme: Scheme, node: AmountNode, field: string, report: Report): void {
  if (node.step) checkPlaceholders(scheme.params, node.step, `${field}.step`, report);
  if ('param' in node) {
    const unit = scheme.params[node.param]?.unit;
    if (unit === undefined || !NUMBER_UNITS.includes(unit)) report(field, 'a parameter that is a number', node.param);
  } else if ('fact' in node) {
    const type = base.facts.find((fact) => fact.id === node.fact)?.type;
    if (type !== 'int' && type !== 'hkd' && type !== 'pct') report(field, 'a fact that is a number', node.fact);
  } else if ('if' in node) checkCondition(base, scheme.params, node.if, `${field}.if`, report);
  childrenOf(node).forEach((child, i) => checkAmount(base, scheme, child, `${field}.${i}`, report));
}

function checkProposals(base: RuleBase, report: Report): void {
  const ids = new Set<string>();
  const added = base.proposals.flatMap((proposal) =>
    proposal.changes.flatMap((change) => (change.op === 'add-scheme' ? [change.definition] : [])),
  );
  for (const proposal of base.proposals) {
    if (ids.has(proposal.id)) report(proposal.id, 'each proposal once');
    ids.add(proposal.id);
    checkSources(base, proposal.outcome.sources, `${proposal.id}.outcome`, report);
    for (const [id, assumption] of Object.entries(proposal.assumptions)) {
      for (const value of [assumption.default, assumption.min, assumption.max]) {
        if (!fitsUnit(base, assumption.unit, value))
          report(`${proposal.id}.assumptions.${id}`, `a value of unit ${assumption.unit}`, value);
      }
    }
    proposal.changes.forEach((change, i) => {
      const field = `${proposal.id}.changes.${i}`;
      if (change.op === 'add-scheme') {
        if (base.schemes.some((scheme) => scheme.id === change.definition.id))
          report(field, 'a scheme id that is not taken', change.definition.id);
        return checkScheme(base, change.definition, report, `${field}.definition.`);
      }
      const scheme = [...base.schemes, ...added].find((candidate) => candidate.id === change.scheme);
      if (!scheme) return report(`${field}.scheme`, 'a scheme of this rule base', change.scheme);
      if ('param' in change) {
        const param = scheme.params[change.param];
        if (!param) return report(`${field}.param`, `a parameter of ${scheme.id}`, change.param);
        if (change.op === 'set') {
          const value =
            typeof change.value === 'object' && !Array.isArray(change.value)
              ? proposal.assumptions[change.value.assumption]?.default
              : change.value;
          if (value === undefined || !fitsUnit(base, param.unit, value))
            report(`${field}.value`, `a value of unit ${param.unit}`, change.value);
        } else if (!Array.isArray(change.members) && !Object.hasOwn(base.economyLists, change.members.list)) {
          report(`${field}.members`, 'a list of economies.json', change.members.list);
        }
      }
      if (change.op === 'enable-branch' && !branchesOf(scheme).has(change.branch)) {
        report(`${field}.branch`, `a branch named in ${scheme.id}`, change.branch);
      }
      if ('tracks' in change) {
        for (const track of change.tracks)
          if (!Object.hasOwn(scheme.tracks, track)) report(`${field}.tracks`, `a track of ${scheme.id}`, track);
        if (change.op === 'remove-criterion' && !Object.hasOwn(scheme.criteria, change.criterion)) {
          report(`${field}.criterion`, `a criterion of ${scheme.id}`, change.criterion);
        }
        if (change.op === 'add-criterion')
          checkCriterion(base, scheme.params, change.definition, `${field}.definition`, report);
      }
    });
  }
}

/** Names of all branches in a scheme's conditions and awards. */
function branchesOf(scheme: Scheme): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if ('branch' in node && typeof node.branch === 'string') found.add(node.branch);
    for (const child of Object.values(node)) visit(child);
  };
  visit(scheme.criteria);
  visit(scheme.tracks);
  return found;
}

function checkSettings(base: RuleBase, report: Report): void {
  for (const [id, criterion] of Object.entries(base.settings.smallEnterprise.criteria)) {
    checkCriterion(base, {}, criterion, `smallEnterprise.criteria.${id}`, report);
  }
  for (const [id, { default: value, min, max }] of Object.entries(base.settings.planAssumptions)) {
    if (min > value || value > max) report(`planAssumptions.${id}.default`, `a number from ${min} to ${max}`, value);
  }
  for (const warning of base.settings.warnings) checkSources(base, warning.sources, `warnings.${warning.id}`, report);
  if (spanAt({ from: base.settings.baseline.date }, base.settings.version) === 'out')
    report('version', 'a day after the baseline', base.settings.version);
}
