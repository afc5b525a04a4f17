/** Near misses and changes that come by themselves, in words. Pure. */
import type { Block, Change, Flip, FlipCause, Standing } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import type { Fact, ResolvedScheme } from '../../rulebase/index.ts';
import { rangeWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { joined, members, one } from './answers-words.ts';

const factOf = (say: Say, id: string): Fact | undefined => say.base.facts.find((fact) => fact.id === id);

/** What to answer otherwise. */
export function changeWords(say: Say, change: Change): string {
  const fact = factOf(say, change.fact);
  if (!fact) return change.fact;
  const label = say.text(fact.label);
  const { edit } = change;
  if (edit) {
    const parts = [
      ...(edit.remove.length > 0 ? [say.t('track.change.remove', { names: members(say, fact, edit.remove) })] : []),
      ...edit.addOneOf.map((group) =>
        group.length === 1
          ? say.t('track.change.add', { name: members(say, fact, group) })
          : say.t('track.change.addOneOf', { names: members(say, fact, group) }),
      ),
    ];
    return say.t('track.change.list', { label, parts: say.list(parts) });
  }
  const to = joined(
    say,
    'or',
    [change.to, ...change.or].map((answer) => one(say, fact, answer)),
  );
  return say.t(change.follows === undefined ? 'track.change.value' : 'track.change.follows', {
    label,
    from: one(say, fact, change.from),
    to,
  });
}

/** Why nothing the company changes would help. */
export function blockWords(say: Say, block: Block, scheme: ResolvedScheme): string {
  if (block.kind === 'status') return say.t(`verdict.status.${block.status}`);
  const criterion = scheme.criteria[block.criterion];
  const sentence = criterion ? fill(say.base, scheme, criterion.sentence, say.locale) : block.criterion;
  if (block.facts.length === 0) return say.t('track.blockNever', { sentence });
  const facts = say.list(block.facts.map((id) => labelOf(say, id)));
  return say.t('track.blockPast', { sentence, facts });
}

const labelOf = (say: Say, id: string): string => {
  const fact = factOf(say, id);
  return fact ? say.text(fact.label) : id;
};

/** A verdict and its award in words. */
export function standingWords(say: Say, { verdict, award }: Standing): string {
  const words = say.t(`verdict.${verdict}`);
  return award && (verdict === 'eligible' || verdict === 'undetermined')
    ? say.t('contribution.result', { verdict: words, amount: rangeWords(say, award) })
    : words;
}

/** When a result changes by itself, and what it becomes. */
export function flipWords(say: Say, { on, certainty, from, to }: Flip): string {
  const results = { from: standingWords(say, from), to: standingWords(say, to), date: say.day(on) };
  return certainty.kind === 'exact'
    ? say.t('track.flip.exact', results)
    : say.t('track.flip.atTheLatest', { ...results, early: say.day(certainty.notBefore) });
}

/** Why it changes. */
export function flipCauseWords(say: Say, cause: FlipCause, scheme: ResolvedScheme): string {
  switch (cause.kind) {
    case 'elapsed':
      return say.t('track.flip.elapsed', { fact: labelOf(say, cause.fact), months: cause.months });
    case 'status':
      return say.t('track.flip.status', {
        from: say.t(`verdict.status.${cause.from}`),
        to: say.t(`verdict.status.${cause.to}`),
      });
    case 'criterion': {
      const criterion = scheme.criteria[cause.criterion];
      return say.t('track.flip.criterion', {
        sentence: criterion ? fill(say.base, scheme, criterion.sentence, say.locale) : cause.criterion,
      });
    }
    case 'parameter': {
      const param = scheme.params[cause.param];
      return say.t('track.flip.parameter', { label: param ? say.text(param.label) : cause.param });
    }
  }
}
