/** What each proposal does by itself: added to the rules of the day, and taken away from all that are chosen. */
import type { Result } from '../../rulebase/index.ts';
import { ok } from '../../rulebase/index.ts';
import type { EffectFigures, LayerRequest, ProposalEffect } from '../service/protocol.ts';
import { changeCounts, changesBetween } from './changes.ts';
import { bestDifference, movedWithoutAmount } from './best-awards.ts';
import { companyPlanes } from './company-figures.ts';
import type { GroupedList } from './impact.ts';
import type { AssessedLayer, createLayers } from './layers.ts';
import { inSteps } from './pace.ts';
import type { Pause } from './pace.ts';
import { countRows } from './planes.ts';

export interface EffectsRequest {
  assess: ReturnType<typeof createLayers>;
  request: Omit<LayerRequest, 'id'>;
  pause: Pause;
  /** Called after each set of rules that was assessed. */
  onStep?: (done: number, total: number) => void;
}

/** The effect of each chosen proposal, in the order they are chosen, or what is wrong with the request. */
export async function proposalEffects(list: GroupedList, request: EffectsRequest): Promise<Result<ProposalEffect[]>> {
  const { proposals } = request.request;
  let done = 0;
  const total = 2 + 2 * proposals.length;
  const assessed = async (chosen: readonly string[]): Promise<Result<AssessedLayer>> => {
    const layer = await inSteps(request.assess(narrowed(request.request, chosen)), request.pause);
    request.onStep?.((done += 1), total);
    return layer;
  };
  const compared = (from: AssessedLayer, to: AssessedLayer) => inSteps(effect(list, from, to), request.pause);

  const day = await assessed([]);
  if (!day.ok) return day;
  const alone: EffectFigures[] = [];
  for (const proposal of proposals) {
    const added = await assessed([proposal]);
    if (!added.ok) return added;
    alone.push(await compared(day.value, added.value));
  }
  const all = await assessed(proposals);
  if (!all.ok) return all;
  const effects: ProposalEffect[] = [];
  for (const [i, proposal] of proposals.entries()) {
    const rest = await assessed(proposals.filter((other) => other !== proposal));
    if (!rest.ok) return rest;
    const withinAll = await compared(rest.value, all.value);
    effects.push({ proposal, alone: alone[i] ?? withinAll, withinAll });
  }
  return ok(effects);
}

/** A request with some of its proposals, and the numbers of those alone. */
function narrowed({ date, assumptions }: Omit<LayerRequest, 'id'>, proposals: readonly string[]): LayerRequest {
  const isTheirs = (address: string) => proposals.some((proposal) => address.startsWith(`${proposal}.`));
  const theirs = Object.fromEntries(Object.entries(assumptions).filter(([address]) => isTheirs(address)));
  return { id: proposals.join('+'), date, proposals, assumptions: theirs };
}

/** Nothing is worked out for tracks with the same rules. */
function* effect({ table }: GroupedList, from: AssessedLayer, to: AssessedLayer): Generator<void, EffectFigures> {
  const { companies } = yield* changesBetween(from, to);
  const [before, after] = [from, to].map(({ result }) => countRows(companyPlanes(result).eligible));
  return {
    changes: changeCounts(table, companies),
    eligible: (after ?? 0) - (before ?? 0),
    best: yield* bestDifference(from, to, companies),
    notGiven: yield* movedWithoutAmount(from, to, companies),
  };
}
