/** Finds words in schemes, their conditions, the proposals, the glossary and the other support. */
import { fill } from '../../i18n/words.ts';
import type { Referral, RuleSet } from '../../rulebase/index.ts';
import { normalise } from '../shared/normalise.ts';
import type { Say } from '../shared/say.ts';
import { findScheme } from '../shared/schemes.ts';
import { criterionAnchor } from './track-rules.tsx';

export const GROUPS = ['schemes', 'criteria', 'proposals', 'glossary', 'referrals'] as const;
export type Group = (typeof GROUPS)[number];

export interface Hit {
  group: Group;
  id: string;
  title: string;
  text: string;
  /** Where in the app it stands; other support is shown where it is found. */
  href?: string | undefined;
  referral?: Referral | undefined;
}

interface Entry extends Hit {
  haystack: string;
}

/** Everything that can be found, in the language shown; ids and short names of all languages besides. Compared as `plain`. */
export function indexOf(say: Say, rules: RuleSet, plain = normalise): Entry[] {
  const { base, text } = say;
  const entry = (hit: Hit, ...more: string[]): Entry => ({
    ...hit,
    haystack: plain([hit.title, hit.text, hit.id, ...more].join('\n')),
  });
  return [
    ...rules.schemes.map((scheme) => {
      const names = findScheme(base, scheme.id)?.definition;
      const others = [...(names?.name ?? []), ...(names?.shortName ?? [])].flatMap(({ value }) => Object.values(value));
      const tracks = scheme.tracks.flatMap((track) => [
        text(track.name),
        text(track.summary),
        `${scheme.id}/${track.id}`,
      ]);
      return entry(
        {
          group: 'schemes',
          id: scheme.id,
          title: text(scheme.name),
          text: text(scheme.department),
          href: `/scheme/${scheme.id}`,
        },
        ...others,
        ...tracks,
      );
    }),
    ...rules.schemes.flatMap((scheme) =>
      Object.values(scheme.criteria).flatMap((criterion) => {
        const track = scheme.tracks.find(({ criteria }) => criteria.includes(criterion.id));
        return track
          ? entry({
              group: 'criteria',
              id: `${scheme.id}/${criterion.id}`,
              title: fill(base, scheme, criterion.sentence, say.locale),
              text: text(scheme.shortName),
              href: `/scheme/${scheme.id}?at=${criterionAnchor(track.id, criterion.id)}`,
            })
          : [];
      }),
    ),
    ...base.proposals.map((proposal) =>
      entry(
        {
          group: 'proposals',
          id: proposal.id,
          title: text(proposal.title),
          text: text(proposal.summary),
          href: `/proposals?at=proposal-${proposal.id}`,
        },
        proposal.quote,
        proposal.chapter,
        text(proposal.outcome.text),
      ),
    ),
    ...base.glossary.map((term) =>
      entry(
        {
          group: 'glossary',
          id: term.id,
          title: text(term.term),
          text: text(term.meaning),
          href: `/glossary?at=term-${term.id}`,
        },
        ...Object.values(term.term),
        term.simplified ?? '',
      ),
    ),
    ...base.referrals.map((referral) =>
      entry(
        { group: 'referrals', id: referral.id, title: text(referral.name), text: text(referral.what), referral },
        text(referral.who),
        ...Object.values(referral.name),
      ),
    ),
  ];
}

/** What contains every word of the query, `plain` as in the index, by group; undefined for an empty query. */
export function search(
  index: readonly Entry[],
  query: string,
  plain = normalise,
): { group: Group; hits: Hit[] }[] | undefined {
  const words = plain(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const found = index.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  return GROUPS.flatMap((group) => {
    const hits = found.filter((hit) => hit.group === group);
    return hits.length > 0 ? [{ group, hits }] : [];
  });
}
