import { fail, ok } from '../rulebase/index.ts';
import type { Result, RuleBase } from '../rulebase/index.ts';
import { awardSums, compileTable, createTableAssessor, previewList, readList, verdictCounts } from '../table/index.ts';
import type { CompiledRules, ListFile, MemberTable, MoneySum, TableAssessor, VerdictCounts } from '../table/index.ts';
import { listTracksJson } from './json.ts';
import { listText } from './list-text.ts';
import { checkedJson, layersFor, pretty } from './run.ts';
import type { Request } from './run.ts';
import { simplify } from './said.ts';

/** One track over a whole list; the counts add up to the rows. */
export interface TrackFigures {
  scheme: string;
  track: string;
  verdicts: VerdictCounts;
  /** Of eligible rows. */
  award: Readonly<MoneySum>;
  /** Of undetermined rows: what they would get if eligible. */
  awardIfEligible: Readonly<MoneySum>;
}

/** Assess a member list: counts and sums per track, nobody left out. */
export async function assessList(base: RuleBase, file: ListFile, request: Request): Promise<Result<string>> {
  const rules = layersFor(base, request);
  if (!rules.ok) return rules;
  const list = await readMembers(base, file, request.skipBadRows);
  if (!list.ok) return list;
  const { table, rejected } = list.value;
  const assessor = createTableAssessor(table, 1);
  const layers = rules.value.map(({ id, ruleSet }) => ({
    id,
    asOf: ruleSet.date,
    proposals: ruleSet.proposals,
    tracks: figuresOf(assessor, compileTable(base, ruleSet)),
  }));
  if (request.format === 'text') {
    const head = { asOf: request.asOf, rows: table.rows, rejected };
    return ok(simplify(listText(base, head, layers, rules.value, request.locale), request.locale));
  }
  const [first] = layers;
  if (!first) throw new Error('a request always has a layer');
  const head = {
    ...checkedJson(base, request.asOf),
    rows: table.rows,
    rejected: rejected.first,
    ...(rejected.total > rejected.first.length ? { rejectedTotal: rejected.total } : {}),
  };
  return ok(
    pretty(
      request.compare
        ? { ...head, layers: layers.map((layer) => ({ ...layer, tracks: listTracksJson(layer.tracks) })) }
        : { ...head, asOf: first.asOf, proposals: first.proposals, tracks: listTracksJson(first.tracks) },
    ),
  );
}

/** The list, every column of it known; a wrong row refuses it unless such rows are to be left out. */
async function readMembers(base: RuleBase, file: ListFile, skipBadRows: boolean): Promise<Result<MemberTable>> {
  const preview = await previewList(base, file);
  if (!preview.ok) return preview;
  const { targets, problems = [], sheet } = preview.value;
  if (problems.length > 0) return fail(...problems);
  const list = await readList(base, file, targets, sheet === null ? {} : { sheet });
  if (!list.ok || skipBadRows) return list;
  const { total, first } = list.value.rejected;
  const [bad] = first;
  if (!bad) return list;
  const others = total === 1 ? '' : `; ${total - 1} more rows are wrong`;
  return fail({
    file: file.name,
    row: bad.row,
    field: bad.column,
    expected: `${bad.problem.replace(/^expected /, '')}${others}; --skip-bad-rows leaves such rows out`,
  });
}

function figuresOf(assessor: TableAssessor, compiled: CompiledRules): TrackFigures[] {
  return assessor.assess(compiled).tracks.map((track) => ({
    scheme: track.prepared.scheme.id,
    track: track.prepared.track.id,
    verdicts: verdictCounts(assessor.table, track),
    ...awardSums(track),
  }));
}
