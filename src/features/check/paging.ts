/** Which questions stand together on a page, and which pages come before and after it. Pure. */
import type { Fact, Profile } from '../../rulebase/index.ts';

/** A page holds about this much on a phone; a long list counts for more than one question. */
const CAPACITY = 4;
const weightOf = (fact: Fact): number => (fact.type === 'set' || fact.type === 'economies' ? 1.5 : 1);

/** Questions in their order, divided into pages: one section a page, a few questions each. */
export function pagesOf(facts: readonly Fact[]): Fact[][] {
  const pages: Fact[][] = [];
  let room = 0;
  for (const fact of facts) {
    const page = pages.at(-1);
    if (page && page[0]?.section === fact.section && weightOf(fact) <= room) page.push(fact);
    else {
      pages.push([fact]);
      room = CAPACITY;
    }
    room -= weightOf(fact);
  }
  return pages;
}

interface Asking {
  facts: readonly Fact[];
  profile: Profile;
  /** Facts that can still matter in the present stage. */
  open: ReadonlySet<string>;
}

/** Questions that have a place in the questionnaire: answered, or worth asking. */
const asked = ({ facts, profile, open }: Asking): Fact[] =>
  facts.filter((fact) => fact.id in profile || open.has(fact.id));

/** The page that begins with the question `at`. */
export function pageAt(asking: Asking, at: string): Fact[] {
  const start = asking.facts.findIndex((fact) => fact.id === at);
  const fact = asking.facts[start];
  if (!fact) return [];
  return pagesOf([fact, ...asked({ ...asking, facts: asking.facts.slice(start + 1) })])[0] ?? [fact];
}

/** The first question still open, from the top or after a page. */
export function firstOpen({ facts, profile, open }: Asking, after: readonly Fact[] = []): string | undefined {
  const last = after.at(-1);
  const start = last ? facts.indexOf(last) + 1 : 0;
  return facts.slice(start).find((fact) => open.has(fact.id) && !(fact.id in profile))?.id;
}

/** Where the page before this one begins. */
export function pageBefore(asking: Asking, page: readonly Fact[]): string | undefined {
  const first = page[0] ? asking.facts.indexOf(page[0]) : -1;
  if (first <= 0) return undefined;
  return pagesOf(asked({ ...asking, facts: asking.facts.slice(0, first) })).at(-1)?.[0]?.id;
}

/** Questions that belong on a page since an answer on it made them matter: those that stand between its own. */
export function joining(asking: Asking, page: readonly Fact[]): Fact[] {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return [];
  return asking.facts
    .slice(asking.facts.indexOf(first), asking.facts.indexOf(last))
    .filter((fact) => asking.open.has(fact.id) && !(fact.id in asking.profile) && !page.includes(fact));
}

/** A question with the questions its answer is a part of, or that are parts of it, where they are answered. */
export function pageToChange(facts: readonly Fact[], profile: Profile, id: string): Fact[] {
  const fact = facts.find((candidate) => candidate.id === id);
  if (!fact) return [];
  const whole = fact.partOf ?? fact.id;
  return facts.filter(
    (other) =>
      other === fact || ((other.id === whole || other.partOf === whole) && typeof profile[other.id] === 'number'),
  );
}
