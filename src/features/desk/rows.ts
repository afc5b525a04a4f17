/** Which questions stand on the desk, and how each of them stands. Pure. */
import { prepareTrack } from '../../engine/index.ts';
import { factsIn } from '../../rulebase/index.ts';
import type { Answer, Fact, LocalText, Profile, RuleBase, RuleSet } from '../../rulebase/index.ts';
import { normalise } from '../shared/normalise.ts';

/**
 * `needed`: unanswered, and today's results wait for it; `compare`: only the other sets of rules do; `answered`;
 * `unknown`: asked, and not known; `settled`: unanswered, and nothing waits for it any more; `unused`: answered, and
 * nothing that fits the aims reads it.
 */
export type Mark = 'needed' | 'compare' | 'answered' | 'unknown' | 'settled' | 'unused';

export interface DeskRow {
  fact: Fact;
  mark: Mark;
}

interface Reads {
  aims: readonly string[];
  facts: readonly string[];
}

const readsOf = new WeakMap<RuleSet, readonly Reads[]>(); // rule sets last as long as the choice of rules does

/** What each track that takes applications under these rules reads. */
function reads(rules: RuleSet): readonly Reads[] {
  const known = readsOf.get(rules);
  if (known) return known;
  const found = rules.schemes.flatMap((scheme) =>
    scheme.tracks.flatMap((track): Reads[] => {
      const { status, facts } = prepareTrack(scheme, track);
      return status === 'open' || status === 'no-rule-known' ? [{ aims: track.aims, facts }] : [];
    }),
  );
  readsOf.set(rules, found);
  return found;
}

export const aimsOf = (facts: readonly Fact[]): Fact | undefined => facts.find((fact) => fact.roles.includes('aims'));

/** Facts that say whether the company is small or medium: shown beside the results, whatever the aims. */
const factsOfSize = ({ settings }: RuleBase): string[] =>
  Object.values(settings.smallEnterprise.criteria).flatMap((criterion) =>
    criterion.kind === 'rule' ? factsIn(criterion.condition) : [],
  );

/** Facts that some track of the chosen aims reads under any of the rules; of every track where no aims are chosen. */
export function factsRead(base: RuleBase, rules: readonly RuleSet[], chosen: Answer | undefined): ReadonlySet<string> {
  const read = new Set<string>();
  for (const set of rules)
    for (const { aims, facts } of reads(set))
      if (!Array.isArray(chosen) || aims.some((aim) => chosen.includes(aim))) for (const fact of facts) read.add(fact);
  const aims = aimsOf(base.facts);
  if (aims) read.add(aims.id);
  return read;
}

interface Standing {
  base: RuleBase;
  profile: Profile;
  /** From `factsRead`. */
  read: ReadonlySet<string>;
  open: { today: ReadonlySet<string>; compare: ReadonlySet<string> };
}

function markOf(fact: Fact, { base, profile, read, open }: Standing): Mark {
  if (fact.id in profile) {
    if (!read.has(fact.id) && !factsOfSize(base).includes(fact.id)) return 'unused';
    return profile[fact.id] === null ? 'unknown' : 'answered';
  }
  if (open.today.has(fact.id)) return 'needed';
  return open.compare.has(fact.id) ? 'compare' : 'settled';
}

/**
 * The rows of the desk, in the order of the rule base: what the aims ask, what is answered, and what `also` names.
 * While no aims are chosen nothing can tell which questions belong to the company, so that the aims come first.
 */
export function rowsOf(standing: Standing, also: ReadonlySet<string>): DeskRow[] {
  const { base, profile, read } = standing;
  const aims = aimsOf(base.facts);
  const chosen = !aims || aims.id in profile;
  return base.facts
    .filter(({ id }) => id in profile || also.has(id) || (chosen ? read.has(id) : id === aims.id))
    .map((fact) => ({ fact, mark: markOf(fact, standing) }));
}

/** Whether a question has every word of what is looked for, in any of the languages. */
export type Matcher = (query: string) => (fact: Fact) => boolean;

/** Looks in labels, questions and options; in names and other names of places where these are the options. */
export function matcherFor(base: RuleBase, plain = normalise): Matcher {
  const words = (text: LocalText): string[] => Object.values(text);
  const places = [...Object.values(base.economies).flatMap(words), ...Object.values(base.economyAliases).flat()];
  const haystacks = new Map(
    base.facts.map((fact) => [
      fact.id,
      plain(
        [
          ...words(fact.label),
          ...words(fact.question),
          ...(fact.options ?? []).flatMap(({ label }) => words(label)),
          ...(fact.type === 'economies' ? places : []),
        ].join('\n'),
      ),
    ]),
  );
  return (query) => {
    const wanted = plain(query)
      .split(' ')
      .filter((word) => word !== '');
    return ({ id }) => wanted.every((word) => haystacks.get(id)?.includes(word) === true);
  };
}
