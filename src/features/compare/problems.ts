/** Why the chosen proposals cannot be laid over the rules, in the words of the screens. */
import type { Problem } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { valueWords } from '../shared/values.ts';

/** One sentence a problem; both layers with proposals report the same one. */
export function problemWords(say: Say, problems: readonly Problem[], chosen: readonly string[]): string[] {
  return [...new Set(problems.map((problem) => words(say, problem, chosen)))];
}

function words(say: Say, { file, field }: Problem, chosen: readonly string[]): string {
  const [first = '', second = ''] = field.split('.');
  if (file === 'assumptions') {
    const assumption = say.base.proposals.find(({ id }) => id === first)?.assumptions[second];
    if (assumption)
      return say.t('compare.problemAssumption', {
        label: say.text(assumption.label),
        min: valueWords(say, assumption.unit, assumption.min),
        max: valueWords(say, assumption.unit, assumption.max),
      });
  }
  const param = second.replace(/\[.*$/, '');
  const writers = say.base.proposals.filter(
    ({ id, changes }) =>
      chosen.includes(id) &&
      changes.some((change) => 'param' in change && change.scheme === first && change.param === param),
  );
  const label = say.base.schemes.find(({ id }) => id === first)?.params[param]?.label;
  if (writers.length > 1 && label)
    return say.t('compare.problemConflict', {
      titles: say.list(writers.map(({ title }) => say.text(title))),
      param: say.text(label),
    });
  return say.t('compare.problemOther', { field });
}
