/**
 * Small wrong turns of a scheme's file: a number one off, a list with a member too few or too many, a date one day
 * late. A rule base whose worked cases notice none of them would not notice a typing mistake either.
 */
import { createAssessor } from '../../src/engine/index.ts';
import type { Profile, RuleBase } from '../../src/rulebase/index.ts';
import { NO_LIMIT, optionsOf, parseFacts, ruleSetFor } from '../../src/rulebase/index.ts';
import type { Scheme, Unit } from '../../src/rulebase/index.ts';
import * as schema from '../../src/rulebase/schema.ts';
import { crossCheck } from '../../src/rulebase/validate.ts';
import { asExpected, outcomes } from './cases.ts';
import type { WorkedCase } from './cases.ts';
import { day, must } from './rules.ts';

type Path = readonly (string | number)[];
interface Edit {
  path: Path;
  value: unknown;
}
/** `value`: of a parameter; `literal`: written in a condition or an award; `date`: a first or last day. */
export interface Mutant {
  kind: 'value' | 'literal' | 'date';
  path: string;
  change: string;
  edits: Edit[];
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 70 ? `${text.slice(0, 67)}…` : text;
};
const mutant = (kind: Mutant['kind'], path: Path, from: unknown, to: unknown, more: Edit[] = []): Mutant => ({
  kind,
  path: path.join('.'),
  change: Array.isArray(from) && Array.isArray(to) ? memberChange(from, to) : `${shown(from)} → ${shown(to)}`,
  edits: [{ path, value: to }, ...more],
});
function memberChange(from: unknown[], to: unknown[]): string {
  const gone = from.filter((member) => !to.includes(member)).map((member) => `without ${shown(member)}`);
  const added = to.filter((member) => !from.includes(member)).map((member) => `with ${shown(member)}`);
  return [...gone, ...added].join(', ');
}

/** The smallest steps away from a value of a parameter. */
function stepsOfRate(text: string): string[] {
  const [top = '', bottom] = text.split('/');
  if (bottom !== undefined)
    return [1, -1].map((by) => Number(top) + by).flatMap((n) => (n > 0 ? `${n}/${bottom}` : []));
  const [whole = '', decimals = ''] = text.split('.');
  const units = Number(`${whole}${decimals}`);
  return [1, -1]
    .map((by) => units + by)
    .flatMap((n) => (n > 0 ? (n / 10 ** decimals.length).toFixed(decimals.length) : []));
}
const stepsOfNumber = (value: number): number[] => (value > 0 ? [value + 1, value - 1] : [value + 1]);

/** Lists without one member, and with one that is outside. */
function stepsOfList(list: readonly string[], droppable: readonly string[], addable: readonly string[]): string[][] {
  return [
    ...droppable.map((gone) => list.filter((member) => member !== gone)),
    ...addable.filter((member) => !list.includes(member)).map((member) => [...list, member]),
  ];
}

interface Leaf {
  path: Path;
  fact?: string;
  param?: string;
  value?: unknown;
  amount?: number;
}
/** Every leaf of a condition or an award: comparisons, parameters read, written amounts. */
function leavesOf(node: unknown, path: Path): Leaf[] {
  if (node === null || typeof node !== 'object') return [];
  if ('operator' in node && 'value' in node) {
    const fact = 'fact' in node ? { fact: String(node.fact) } : {};
    const param = 'param' in node ? { param: String(node.param) } : {};
    return [{ path, ...fact, ...param, value: node.value }];
  }
  if ('amount' in node) return [{ path, amount: Number(node.amount) }];
  if ('param' in node) return [{ path, param: String(node.param) }];
  return Object.entries(node).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}
const paramsNamed = ({ param, value }: Leaf): string[] => {
  const operand = value as { param?: string; reciprocal?: string; product?: string[] } | undefined;
  return [param, operand?.param, operand?.reciprocal, ...(operand?.product ?? [])].filter((id) => id !== undefined);
};

/** Conditions and awards that can decide something: what is only the department's judgement is left out. */
function decidingLeaves(scheme: Scheme): Leaf[] {
  return [
    ...Object.entries(scheme.criteria).flatMap(([id, criterion]) =>
      criterion.kind === 'rule' && criterion.inForce.some(({ confidence }) => confidence !== 'unverified')
        ? [
            ...leavesOf(criterion.condition, ['criteria', id, 'condition']),
            ...leavesOf(criterion.appliesIf, ['criteria', id, 'appliesIf']),
          ]
        : [],
    ),
    ...Object.entries(scheme.tracks).flatMap(([id, track]) =>
      leavesOf(track.award?.grant, ['tracks', id, 'award', 'grant']),
    ),
  ];
}

function valueMutants(base: RuleBase, scheme: Scheme): Mutant[] {
  const leaves = decidingLeaves(scheme);
  return Object.entries(scheme.params).flatMap(([id, { unit, values }]) => {
    const readBy = leaves.filter((leaf) => paramsNamed(leaf).includes(id));
    if (readBy.length === 0) return []; // only shown in a sentence
    const fact = base.facts.find((each) => readBy.some((leaf) => leaf.fact === each.id));
    const options = (fact && optionsOf(base, fact)) ?? [];
    return values.flatMap((entry, i) =>
      entry.confidence === 'unverified'
        ? []
        : steps(unit, entry.value, options, values[i - 1]?.value, values[i + 1]?.value).map((to) =>
            mutant('value', ['params', id, 'values', i, 'value'], entry.value, to),
          ),
    );
  });
}

function steps(unit: Unit, value: unknown, options: readonly string[], before: unknown, after: unknown): unknown[] {
  if (value === NO_LIMIT) return [typeof after === 'number' ? after : 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return stepsOfNumber(value);
  if (typeof value === 'string') return stepsOfRate(value);
  if (!Array.isArray(value)) return [];
  const list = value as string[];
  if (unit !== 'economies') return stepsOfList(list, list, options);
  // Of a long list: its ends and what came with this entry; and one member of the next entry, one of none.
  const news = Array.isArray(before) ? list.filter((member) => !before.includes(member)) : [];
  const next = Array.isArray(after) ? (after as string[]).filter((member) => !list.includes(member)) : [];
  const outside = options.filter((member) => !list.includes(member) && !next.includes(member));
  return stepsOfList(
    list,
    [...new Set([...list.slice(0, 1), ...list.slice(-1), ...news])],
    [...next.slice(0, 1), ...outside.slice(0, 1)],
  );
}

function literalMutants(base: RuleBase, scheme: Scheme): Mutant[] {
  return decidingLeaves(scheme).flatMap(({ path, fact: id, value, amount }) => {
    if (amount !== undefined)
      return stepsOfNumber(amount).map((to) => mutant('literal', [...path, 'amount'], amount, to));
    const fact = base.facts.find((each) => each.id === id);
    const options = (fact && optionsOf(base, fact)) ?? [];
    const at = [...path, 'value'];
    if (typeof value === 'number') return stepsOfNumber(value).map((to) => mutant('literal', at, value, to));
    if (typeof value === 'boolean') return [mutant('literal', at, value, !value)];
    if (typeof value === 'string')
      return options.filter((option) => option !== value).map((to) => mutant('literal', at, value, to));
    if (Array.isArray(value)) {
      const list = value as string[];
      return stepsOfList(list, list, options).map((to) => mutant('literal', at, list, to));
    }
    return [];
  });
}

const shift = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

interface Dated {
  from: string;
  until?: string | undefined;
  fromEarliest?: string | undefined;
}
/** Every first and last day one day off. Where two entries meet, the boundary moves as a whole: a gap is refused or shows. */
function dateMutants(scheme: Scheme): Mutant[] {
  const lists: [Path, readonly Dated[]][] = [
    ...Object.entries(scheme.params).map(([id, { values }]): [Path, Dated[]] => [['params', id, 'values'], values]),
    ...Object.entries(scheme.criteria).flatMap(([id, { kind, inForce }]): [Path, Dated[]][] =>
      kind === 'rule' ? [[['criteria', id, 'inForce'], inForce]] : [],
    ),
    ...Object.entries(scheme.tracks).map(([id, { open }]): [Path, Dated[]] => [['tracks', id, 'open'], open]),
  ];
  return lists.flatMap(([path, spans]) =>
    spans.flatMap((span, i) => {
      const previous = spans[i - 1];
      const next = spans[i + 1];
      const meets = previous?.until !== undefined && shift(previous.until, 1) === span.from;
      const ends = span.until !== undefined && (next === undefined || shift(span.until, 1) !== next.from);
      return [1, -1].flatMap((by) => [
        mutant(
          'date',
          [...path, i, 'from'],
          span.from,
          shift(span.from, by),
          meets ? [{ path: [...path, i - 1, 'until'], value: shift(span.from, by - 1) }] : [],
        ),
        ...(ends && span.until !== undefined
          ? [mutant('date', [...path, i, 'until'], span.until, shift(span.until, by))]
          : []),
        ...(span.fromEarliest === undefined
          ? []
          : [mutant('date', [...path, i, 'fromEarliest'], span.fromEarliest, shift(span.fromEarliest, by))]),
      ]);
    }),
  );
}

/** Every mutant of a scheme. */
export function mutantsOf(base: RuleBase, scheme: Scheme): Mutant[] {
  return [...valueMutants(base, scheme), ...literalMutants(base, scheme), ...dateMutants(scheme)];
}

/** The scheme's file with the mutant's edits in it. */
function edited(scheme: Scheme, edits: readonly Edit[]): unknown {
  const copy: unknown = structuredClone(scheme);
  for (const { path, value } of edits) {
    let at = copy as Record<string, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[String(path.at(-1))] = value;
  }
  return copy;
}

interface PreparedCase {
  each: WorkedCase;
  profile: Profile;
}

/** The cases of one scheme, ready to be run against changed copies of its file. */
export function benchFor(base: RuleBase, scheme: Scheme, cases: readonly WorkedCase[]) {
  const own = `${scheme.id}/`;
  const groups = new Map<string, PreparedCase[]>();
  for (const each of cases) {
    if (!Object.keys(each.expect).some((track) => track.startsWith(own))) continue;
    const key = JSON.stringify([each.asOf, each.proposals, each.assumptions]);
    const group = groups.get(key) ?? [];
    groups.set(key, [...group, { each, profile: must(parseFacts(base, each.facts, each.id)) }]);
  }
  const proposals = base.proposals.map((proposal) => ({
    ...proposal,
    changes: proposal.changes.filter((change) => change.op !== 'add-scheme' && change.scheme === scheme.id),
  }));
  const rulesOf = (changed: Scheme, { asOf, proposals: chosen, assumptions }: WorkedCase) =>
    must(ruleSetFor({ ...base, schemes: [changed], proposals }, { date: day(asOf), proposals: chosen, assumptions }));
  const unchanged = new Map(
    [...groups].flatMap(([key, [first]]) => (first ? [[key, JSON.stringify(rulesOf(scheme, first.each))]] : [])),
  );

  /** The case that fails, `refused` where the file does not even load, or nothing where the mutant lives. */
  async function killer({ edits }: Mutant): Promise<string | undefined> {
    const parsed = schema.scheme.safeParse(edited(scheme, edits));
    if (!parsed.success) return 'refused';
    const changed = parsed.data;
    const schemes = base.schemes.map((other) => (other.id === scheme.id ? changed : other));
    if (crossCheck({ ...base, schemes }).length > 0) return 'refused';
    for (const [key, group] of groups) {
      const [first] = group;
      if (!first) continue;
      const rules = rulesOf(changed, first.each);
      if (JSON.stringify(rules) === unchanged.get(key)) continue;
      const assessor = createAssessor(base, rules);
      for (const { each, profile } of group) {
        const found = outcomes(await assessor.assess(profile)); // one after the other: the first failure settles it
        const differs = Object.entries(each.expect).some(
          ([track, wanted]) =>
            track.startsWith(own) && JSON.stringify(asExpected(wanted, found[track])) !== JSON.stringify(wanted),
        );
        if (differs) return each.id;
      }
    }
    return undefined;
  }
  return { cases: [...groups.values()].reduce((n, group) => n + group.length, 0), killer };
}
