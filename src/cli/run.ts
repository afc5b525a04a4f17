import { compareLayers, createAssessor, layerRequests } from '../engine/index.ts';
import type { Layer } from '../engine/index.ts';
import { allProposals, ok, parseProfile, ruleSetFor } from '../rulebase/index.ts';
import type { IsoDate, Result, RuleBase, RuleSet } from '../rulebase/index.ts';
import type { Options } from './arguments.ts';
import { tracksJson } from './json.ts';
import { parseOnce } from './json-names.ts';
import { checkedBefore, simplify } from './said.ts';
import { comparisonText, profileText } from './text.ts';

export interface Request extends Omit<Options, 'asOf'> {
  asOf: IsoDate;
}

interface LayerRules {
  id: string;
  ruleSet: RuleSet;
}

/** The rule sets asked for: one, or the four layers of a comparison. */
export function layersFor(base: RuleBase, request: Request): Result<LayerRules[]> {
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
  const json = parseOnce(text.startsWith('\uFEFF') ? text.slice(1) : text, request.file);
  if (!json.ok) return json;
  const profile = parseProfile(base, json.value, request.file);
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
  const checked = checkedJson(base, request.asOf);
  if (!request.compare) {
    const { asOf, proposals, tracks } = first.assessment;
    return ok(
      request.format === 'json'
        ? pretty({ asOf, ...checked, proposals, tracks: tracksJson(tracks) })
        : simplify(profileText(base, first, profile.value, request.locale), request.locale),
    );
  }
  const comparison = await compareLayers(base, layers, profile.value.facts);
  return ok(
    request.format === 'json'
      ? pretty({
          ...checked,
          layers: layers.map(({ id, assessment }) => ({
            id,
            asOf: assessment.asOf,
            proposals: assessment.proposals,
            tracks: tracksJson(assessment.tracks),
          })),
          differences: comparison.differences,
          unchanged: comparison.unchanged,
        })
      : simplify(
          comparisonText(base, layers, comparison, { profile: profile.value, asOf: request.asOf }, request.locale),
          request.locale,
        ),
  );
}

/** Only where the day asked for is after the day to which the rules were checked. */
export function checkedJson(base: RuleBase, asOf: IsoDate): { rulesCheckedOn?: IsoDate } {
  const version = checkedBefore(base, asOf);
  return version === undefined ? {} : { rulesCheckedOn: version };
}

export const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
