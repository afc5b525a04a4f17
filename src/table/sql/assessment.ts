/** A rule set printed as a view that assesses every row of a table, in the SQL that DuckDB and PostgreSQL share. */
import { prepareTrack } from '../../engine/index.ts';
import type { PreparedTrack } from '../../engine/index.ts';
import type { Fact, RuleBase, RuleSet } from '../../rulebase/index.ts';
import { columnsFor } from '../cell-writers.ts';
import { rangeOf } from './amounts.ts';
import type { Range } from './amounts.ts';
import * as bounds from './bounds.ts';
import type { Bound } from './bounds.ts';
import { conditionSql } from './conditions.ts';
import type { Columns } from './conditions.ts';
import { KEY, profilesTableSql } from './profiles-table.ts';
import { createStage } from './stages.ts';
import type { Stage } from './stages.ts';
import { allSql, anySql, byTruth, FALSE, nameSql, notSql, textSql, TRUE, UNKNOWN } from './words.ts';

/** The columns of one track in the view, unquoted. */
export interface TrackNames {
  verdict: string;
  min: string;
  max: string;
}

/** Names such as `scheme/track verdict` and `scheme/track award_min`. */
export function trackNames(scheme: { id: string }, track: { id: string }): TrackNames {
  const name = `${scheme.id}/${track.id}`;
  return { verdict: `${name} verdict`, min: `${name} award_min`, max: `${name} award_max` };
}

/** A script that makes the view `assessment` over `profiles`. The same rule set always gives the same text. */
export function assessmentSql(base: RuleBase, ruleSet: RuleSet): string {
  const columns: Columns = new Map(columnsFor(base).map((column) => [column.fact.id, column]));
  const aims = base.facts.find((fact) => fact.roles.includes('aims'));
  const tracks = ruleSet.schemes.flatMap((scheme) => scheme.tracks.map((track) => prepareTrack(scheme, track)));
  const read = new Set(tracks.flatMap(({ facts }) => facts).concat(aims ? [aims.id] : []));
  const answers = createStage('answers', 'profiles', [nameSql(KEY)]);
  for (const fact of base.facts) if (read.has(fact.id)) answers.column(fact.id, answerSql(fact));
  const conditions = createStage('conditions', 'answers');
  const results = createStage('results', 'conditions');
  const outputs = tracks.flatMap((track) => trackColumns({ columns, aims, conditions, results }, track));
  const stages = [answers, conditions, results].map((stage) => stage.text());
  const selected = [nameSql(KEY), ...outputs].join(',\n  ');
  return [
    header(base, ruleSet),
    `CREATE VIEW assessment AS\nWITH ${stages.join(',\n')}\nSELECT\n  ${selected}\nFROM results;\n`,
  ].join('\n');
}

function header(base: RuleBase, { date, proposals, assumptions }: RuleSet): string {
  const lines = [
    `Rules of ${date}; proposals: ${proposals.length === 0 ? 'none' : proposals.join(', ')}; assumptions: ${JSON.stringify(assumptions)}`,
    'Each track has a verdict (eligible, ineligible, undetermined or closed; NULL where no chosen aim is its own)',
    'and its award in whole HK$ (NULL where it has none; of an undetermined company, what it gets if eligible).',
    'NULL is unanswered. Sets are joined by |, and - is an empty set. The table that is read:',
    '',
    ...profilesTableSql(base).split('\n'),
  ];
  return `${lines.map((line) => `-- ${line}`.trimEnd()).join('\n')}\n`;
}

/** An answer as the conditions read it. An empty cell and `?` are no answers, as in a list of members. */
function answerSql(fact: Fact): string {
  const column = nameSql(fact.id);
  switch (fact.type) {
    case 'bool':
    case 'pct':
    case 'int':
      return column;
    case 'hkd':
      return `CAST(${column} AS DECIMAL(38, 0))`; // products of amounts have more than 64 bits
    case 'one':
      return `CASE WHEN ${column} NOT IN ('', '?') THEN ${column} END`;
    case 'set':
    case 'economies':
      return `CASE WHEN ${column} NOT IN ('', '?') THEN string_to_array(${column}, '|') END`;
  }
}

interface Place {
  columns: Columns;
  aims: Fact | undefined;
  conditions: Stage;
  results: Stage;
}

/** The columns that the view has of a track. */
function trackColumns(place: Place, prepared: PreparedTrack): string[] {
  const { scheme, track, status } = prepared;
  const names = trackNames(scheme, track);
  const verdict = place.results.column(names.verdict, verdictSql(place, prepared));
  const award = status === 'open' && track.award ? awardRange(place, prepared, track.award) : undefined;
  const [min, max] = award ? awardSql(place, names, verdict, award) : [NO_AWARD, NO_AWARD];
  const own = nameSql(names.verdict); // tracks may share one
  return [
    verdict === own ? own : `${verdict} AS ${own}`,
    `${min} AS ${nameSql(names.min)}`,
    `${max} AS ${nameSql(names.max)}`,
  ];
}

/** Every track is considered where no aims are answered. */
function verdictSql({ columns, aims, conditions }: Place, prepared: PreparedTrack): string {
  const { scheme, track, status, criteria } = prepared;
  const chosen = aims ? conditionSql(columns, { fact: aims.id, operator: 'intersects', values: [track.aims] }) : TRUE;
  const considered = chosen === TRUE ? TRUE : `(${chosen}) IS NOT FALSE`;
  if (status !== 'open' && status !== 'no-rule-known') return verdictWhere(considered, textSql('closed'));
  if (status === 'no-rule-known') return verdictWhere(considered, textSql('undetermined'));
  const truths = criteria.flatMap(({ id, condition, appliesIf }) => {
    if (!condition) return []; // the department's judgement decides nothing here
    const applies = appliesIf ? conditionSql(columns, appliesIf) : TRUE;
    // Where it is not known whether it applies, it is met if its condition is.
    const truth = anySql([notSql(applies), conditionSql(columns, condition)]);
    return [
      truth === TRUE || truth === FALSE || truth === UNKNOWN ? truth : conditions.column(`${scheme.id}:${id}`, truth),
    ];
  });
  const [eligible, ineligible, undetermined] = [textSql('eligible'), textSql('ineligible'), textSql('undetermined')];
  return verdictWhere(considered, byTruth(allSql(truths), eligible, ineligible, undetermined));
}

const verdictWhere = (considered: string, verdict: string): string =>
  considered === TRUE ? verdict : `CASE WHEN ${considered} THEN ${verdict} END`;

const NO_AWARD = 'CAST(NULL AS BIGINT)';
type AwardTrees = NonNullable<PreparedTrack['track']['award']>;

/** The grant; where the own contribution cannot be given, neither can the award. */
function awardRange({ columns, conditions }: Place, prepared: PreparedTrack, trees: AwardTrees): Range {
  const { scheme, track, required } = prepared;
  const named = (truth: string): string => conditions.column(`${scheme.id}/${track.id} award choice`, truth);
  const around = { columns, scheme, required, named };
  const grant = rangeOf(trees.grant, around);
  const own = trees.ownContribution && rangeOf(trees.ownContribution, around);
  return { ...grant, given: own ? allSql([grant.given, own.given]) : grant.given };
}

/** Lowest and highest award: never below nothing, rounded down once, and none where nothing bounds it from above. */
function awardSql({ results }: Place, names: TrackNames, verdict: string, award: Range): [string, string] {
  const { unit, lo, given } = award;
  const hi = bounds.where(given, award.hi);
  if (!hi) return [NO_AWARD, NO_AWARD];
  const column = (name: string, bound: Bound): Bound => {
    if (!bound || !('sql' in bound)) return bound;
    const sql = results.column(`${name} in 1/${unit}`, bound.sql);
    return { sql, there: bound.there === TRUE ? TRUE : `${sql} IS NOT NULL` };
  };
  const low = column(names.min, bounds.extreme('GREATEST', [lo, bounds.NOTHING]));
  const high = column(names.max, hi);
  const has = allSql([`${verdict} IN ('eligible', 'undetermined')`, bounds.isThere(high)]);
  const whole = (bound: Bound): string =>
    `CASE WHEN ${has} THEN CAST(${wholeSql(bounds.boundSql(bound), unit)} AS BIGINT) END`;
  return [whole(low), whole(bounds.extreme('GREATEST', [high, bounds.NOTHING]))];
}

/** Rounded down. What is divided is a multiple, so that the quotient is whole in either system. */
const wholeSql = (amount: string, unit: bigint): string =>
  unit === 1n ? amount : `(${amount} - ${amount} % ${unit}) / ${unit}`;
