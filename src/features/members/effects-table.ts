/** What each proposal does, as a table; and where it does nothing, why. Pure. */
import type { Proposal, RuleSet } from '../../rulebase/index.ts';
import type { EffectFigures, ProposalEffect } from '../../table/index.ts';
import type { Say } from '../shared/say.ts';
import { count, text } from './figure-table.ts';
import type { FigureCell, FigureTable } from './figure-table.ts';

const EFFECTS = ['alone', 'withinAll'] as const;

/** The one that brings most companies in first; `rules` are those of the day with the proposals in place. */
export function effectsTable(say: Say, rules: RuleSet, effects: readonly ProposalEffect[]): FigureTable {
  const find = (id: string): Proposal | undefined => say.base.proposals.find((proposal) => proposal.id === id);
  return {
    title: say.t('members.effects.tableTitle', { date: say.day(rules.date) }),
    columns: [
      { title: say.t('members.effects.proposal'), is: 'text' },
      { title: say.t('members.effects.how'), is: 'text' },
      { title: say.t('members.change.gains'), is: 'count' },
      { title: say.t('members.change.loses'), is: 'count' },
      { title: say.t('members.change.mixed'), is: 'count' },
      { title: say.t('members.change.undetermined'), is: 'count' },
      { title: say.t('members.effects.eligible'), is: 'difference' },
      { title: say.t('members.effects.best'), is: 'money' },
      { title: say.t('members.effects.why.title'), is: 'text' },
    ],
    rows: effects
      .toSorted(
        (a, b) =>
          b.withinAll.changes.gains - a.withinAll.changes.gains || b.alone.changes.gains - a.alone.changes.gains,
      )
      .flatMap((effect) => {
        const proposal = find(effect.proposal);
        return EFFECTS.map((key): FigureCell[] => {
          const { changes, eligible, best, notGiven } = effect[key];
          return [
            text(proposal ? say.text(proposal.title) : effect.proposal),
            text(say.t(`members.effects.${key}`)),
            count(changes.gains),
            count(changes.loses),
            count(changes.mixed),
            count(changes.undetermined),
            { is: 'difference', n: eligible },
            { is: 'money', sum: best, signed: true, notGiven },
            text(whyNothing(say, rules, proposal, effect[key])),
          ];
        });
      }),
  };
}

/** Why nobody gains and nobody loses; empty where somebody does. */
function whyNothing(say: Say, rules: RuleSet, proposal: Proposal | undefined, { changes }: EffectFigures): string {
  if (changes.gains + changes.loses + changes.mixed > 0) return '';
  const closed = proposal && closedSchemes(say, rules, proposal);
  if (closed !== undefined) return say.t('members.effects.why.closed', { schemes: closed });
  return say.t(changes.undetermined > 0 ? 'members.effects.why.undecided' : 'members.effects.why.nobody');
}

/** The schemes that a proposal changes, where none of them takes applications on that day. */
function closedSchemes(say: Say, rules: RuleSet, { changes }: Proposal): string | undefined {
  const ids = new Set(changes.map((change) => (change.op === 'add-scheme' ? change.definition.id : change.scheme)));
  const schemes = rules.schemes.filter(({ id }) => ids.has(id));
  const isOpen = schemes.some(({ tracks }) => tracks.some(({ status }) => status === 'open'));
  return isOpen || schemes.length === 0 ? undefined : say.list(schemes.map(({ shortName }) => say.text(shortName)));
}
