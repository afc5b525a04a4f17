import type { RuleSet } from '../../rulebase/index.ts';
import type { Say } from './say.ts';
import { valueWords } from './values.ts';

/** A number assumed for a proposal, in words. */
type Assumed = Record<'proposal' | 'label' | 'value', string>;

/** A layer with its day, its proposals by name, and the numbers assumed for them, as `numbersWords` lists them. */
export function layerNote(
  say: Say,
  name: string,
  { date, proposals, assumptions }: RuleSet,
  numbersWords: (numbers: readonly Assumed[]) => string,
): string {
  const chosen = say.base.proposals.filter(({ id }) => proposals.includes(id));
  const numbers = chosen.flatMap(({ id, title, assumptions: usual }) =>
    Object.entries(usual).map(([key, { label, unit, default: value }]) => ({
      proposal: say.text(title),
      label: say.text(label),
      value: valueWords(say, unit, assumptions[`${id}.${key}`] ?? value),
    })),
  );
  return say.t('report.export.layer', {
    name,
    date,
    n: chosen.length,
    proposals: say.list(chosen.map(({ title }) => say.text(title))),
    assumptions: numbers.length > 0 ? numbersWords(numbers) : say.t('report.export.noAssumption'),
  });
}
