/** Why items and tracks are not in a plan, in words. Pure. */
import type {
  Application,
  ChangedAnswer,
  Plan,
  PlanItem,
  TriedTrack,
  Unfunded,
  UnusedTrack,
} from '../../engine/index.ts';
import { answerInWords, fill } from '../../i18n/words.ts';
import type { PlanAssumption, Problem, ResolvedScheme } from '../../rulebase/index.ts';
import { moneyWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { trackName } from '../shared/verdicts.ts';

const sentences = (say: Say, scheme: ResolvedScheme, criteria: readonly string[]): string =>
  say.list(
    criteria.flatMap((id) => {
      const criterion = scheme.criteria[id];
      return criterion ? [say.t('plan.quoted', { words: fill(say.base, scheme, criterion.sentence, say.locale) })] : [];
    }),
  );

const factLabels = (say: Say, ids: readonly string[]): string =>
  say.list(
    ids.map((id) => {
      const fact = say.base.facts.find((each) => each.id === id);
      return fact ? say.text(fact.label) : id;
    }),
  );

/** Why an open track is not used. */
export function unusedWords(say: Say, unused: UnusedTrack, applications: readonly Application[]): string {
  switch (unused.reason) {
    case 'ineligible':
      return say.t('plan.unused.ineligible', { criteria: sentences(say, unused.scheme, unused.criteria) });
    case 'unanswered':
      return say.t('plan.unused.unanswered', {
        facts: factLabels(say, unused.missing),
        most: moneyWords(say, unused.most),
      });
    case 'no-certain-amount':
      return unused.most === null
        ? say.t('plan.unused.noAmount')
        : say.t('plan.unused.noCertainAmount', { most: moneyWords(say, unused.most) });
    case 'used-up':
      return say.t('plan.unused.usedUp', {
        alone: moneyWords(say, unused.alone),
        by: say.list(unused.by.flatMap((i) => (applications[i] ? [trackName(say, applications[i])] : []))),
      });
    case 'others-give-more':
      return say.t('plan.unused.othersGiveMore', { alone: moneyWords(say, unused.alone) });
  }
}

/** Why an item is left to the company. */
export function unfundedWords(say: Say, { reason, ...rest }: Unfunded): string[] {
  if (reason === 'no-track') return [say.t('plan.unfunded.noTrack')];
  const tracks = 'tracks' in rest ? rest.tracks : [];
  return [
    say.t(reason === 'none-eligible' ? 'plan.unfunded.noneEligible' : 'plan.unfunded.nothingMore'),
    ...tracks.map((track) => triedWords(say, track)),
  ];
}

function triedWords(say: Say, tried: TriedTrack): string {
  const track = trackName(say, tried);
  if (tried.criteria.length > 0)
    return say.t('plan.tried.fails', { track, criteria: sentences(say, tried.scheme, tried.criteria) });
  if (tried.missing.length > 0) return say.t('plan.tried.missing', { track, facts: factLabels(say, tried.missing) });
  if (tried.application !== null && tried.binding.length > 0)
    return say.t('plan.tried.capped', {
      track,
      limits: say.list(tried.binding.map((label) => fill(say.base, tried.scheme, label, say.locale))),
    });
  return say.t('plan.tried.alone', { track, amount: moneyWords(say, tried.alone) });
}

/** An answer that an earlier application of the plan changes for this one. */
export function changedWords(say: Say, { fact: id, from, to, atLeast, by }: ChangedAnswer, plan: Plan): string {
  const fact = say.base.facts.find((each) => each.id === id);
  if (!fact) return id;
  const words = (value: ChangedAnswer['from']): string =>
    answerInWords(say.base, fact, value, say.locale) ?? say.t('track.unanswered');
  return say.t('plan.changed', {
    fact: say.text(fact.label),
    from: words(from),
    to: to === null && atLeast !== undefined ? say.t('track.atLeast', { low: words(atLeast) }) : words(to),
    by: say.list(by.flatMap((i) => (plan.applications[i] ? [trackName(say, plan.applications[i])] : []))),
  });
}

/** What is wrong with an item or with a number of the cash flow. */
export function problemWords(say: Say, { file, field }: Problem, items: readonly PlanItem[]): string {
  if (file === 'assumptions') {
    const numbers: Record<string, PlanAssumption | undefined> = say.base.settings.planAssumptions;
    const assumption = numbers[field.slice(field.lastIndexOf('.') + 1)];
    if (assumption)
      return say.t('plan.problemNumber', {
        label: say.text(assumption.label),
        min: assumption.min,
        max: assumption.max,
      });
  }
  const item = items.find(({ id }) => field.startsWith(id));
  return item ? say.t('plan.problemItem', { name: item.label }) : say.t('compare.problemOther', { field });
}
