import { compareLayers, createAssessor, layerRequests } from '../engine/index.ts';
import type { Layer } from '../engine/index.ts';
import { allProposals, fail, ok, parseProfile, ruleSetFor } from '../rulebase/index.ts';
import type { IsoDate, Result, RuleBase, RuleSet } from '../rulebase/index.ts';
import { createTally, parseMembers } from '../table/index.ts';
import type { Member, TrackTally } from '../table/index.ts';
import type { Options } from './arguments.ts';
import { differencesJson, tracksJson } from './json.ts';
import { comparisonText, listText, profileText, simplify } from './text.ts';

export interface Request extends Omit<Options, 'asOf'> {
  asOf: IsoDate;
}

interface LayerRules {
  id: string;
  ruleSet: RuleSet;
}

/** The rule sets asked for: one, or the four layers of a comparison. */
function layersFor(base: RuleBase, request: Request): Result<LayerRules[]> {
  const proposals = request.proposals === 'all' ? allProposals(base) : request.proposals;
  const wanted = request.compare
    ? layerRequests(base, request.asOf, proposals, request.assumptions)
    : [{ id: 'only', date: request.asOf, proposals, assumptions: request.assumptions }];
  const layers: LayerRules[] = [];
  for (const { id, ...rules } of wanted) {
    const ruleSet = ruleSetFor(base, rules);
    if (!ruleSet.ok) return ruleSet;
    layers.push({ id, ruleSet: ruleSet.value });
  }
  return ok(layers);
}

/** Assess one profile file and write the result in the form asked for. */
export async function assessProfile(base: RuleBase, text: string, request: Request): Promise<Result<string>> {
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    return fail({
      file: request.file,
      field: '',
      expected: 'JSON',
      got: error instanceof Error ? error.message : String(error),
    });
  }
  const profile = parseProfile(base, json, request.file);
  if (!profile.ok) return profile;
  const rules = layersFor(base, request);
  if (!rules.ok) return rules;
  const layers: Layer[] = await Promise.all(
    rules.value.map(async ({ id, ruleSet }) => ({
      id,
      ruleSet,
      assessment: await createAssessor(base, ruleSet).assess(profile.value.facts),
    })),
  );
  const [first] = layers;
  if (!first) throw new Error('a request always has a layer');
  if (!request.compare) {
    const { asOf, proposals, tracks } = first.assessment;
    return ok(
      request.format === 'json'
        ? pretty({ asOf, proposals, tracks: tracksJson(tracks) })
        : simplify(profileText(base, first, profile.value, request.locale), request.locale),
    );
  }
  const comparison = await compareLayers(base, layers, profile.value.facts);
  return ok(
    request.format === 'json'
      ? pretty({
          layers: layers.map(({ id, assessment }) => ({
            id,
            asOf: assessment.asOf,
            proposals: assessment.proposals,
            tracks: tracksJson(assessment.tracks),
          })),
          differences: differencesJson(comparison.differences),
          unchanged: comparison.unchanged,
        })
      : simplify(comparisonText(base, layers, comparison, profile.value, request.locale), request.locale),
  );
}

/** Assess a member list: counts and sums per track, nobody left out. */
export async function assessList(base: RuleBase, text: string, request: Request): Promise<Result<string>> {
  const list = parseMembers(base, text, request.file);
  if (!list.ok) return list;
  const { members, rejected } = list.value;
  const [bad, ...more] = rejected;
  if (bad && !request.skipBadRows) {
    const others = more.length === 0 ? '' : `; ${more.length} more rows are wrong`;
    return fail({
      file: request.file,
      row: bad.row,
      field: bad.column,
      expected: `${bad.problem.replace(/^expected /, '')}${others}; --skip-bad-rows leaves such rows out`,
    });
  }
  const rules = layersFor(base, request);
  if (!rules.ok) return rules;
  const layers = [];
  for (const { id, ruleSet } of rules.value) {
    layers.push({ id, asOf: ruleSet.date, proposals: ruleSet.proposals, tracks: await tally(base, ruleSet, members) });
  }
  const [first] = layers;
  if (!first) throw new Error('a request always has a layer');
  const head = { rows: members.length, rejected };
  if (request.format === 'text')
    return ok(simplify(listText(base, head, layers, rules.value, request.locale), request.locale));
  return ok(
    pretty(
      request.compare
        ? { ...head, layers }
        : { ...head, asOf: first.asOf, proposals: first.proposals, tracks: first.tracks },
    ),
  );
}

async function tally(base: RuleBase, ruleSet: RuleSet, members: readonly Member[]): Promise<TrackTally[]> {
  const assessor = createAssessor(base, ruleSet);
  const counts = createTally(assessor.tracks.map(({ scheme, track }) => ({ scheme: scheme.id, track: track.id })));
  for (const member of members) counts.add((await assessor.assess(member.facts)).tracks);
  return counts.tracks();
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
