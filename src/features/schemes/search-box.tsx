import { useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Link } from 'wouter';

import { navigate, useFragmentSearch } from '../../navigation.ts';
import type { RuleSet } from '../../rulebase/index.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { useSession } from '../session/session.tsx';
import { ReferralList } from '../shared/referral-list.tsx';
import { useSay } from '../shared/say.ts';
import { useNormalise } from '../shared/use-normalise.ts';
import { indexOf, search } from './search.ts';
import type { Hit } from './search.ts';

/** So many of one group are shown; a longer query finds fewer. */
const SHOWN = 20;

/** A search over everything in the rule base; what it finds stands in place of `children`. */
export function SearchBox({ rules, children }: { rules: RuleSet; children: ReactNode }): ReactNode {
  const say = useSay();
  // kept in the address, so that going back from what was found finds it again
  const query = new URLSearchParams(useFragmentSearch()).get('q') ?? '';
  const box = useRef<HTMLDivElement>(null);
  const plain = useNormalise(query);
  const index = useMemo(() => indexOf(say, rules, plain), [say, rules, plain]);
  const groups = useMemo(() => search(index, query, plain), [index, query, plain]);
  const count = groups?.reduce((sum, { hits }) => sum + hits.length, 0) ?? 0;

  const change = (next: string): void => {
    navigate(next === '' ? '/schemes' : `/schemes?q=${encodeURIComponent(next)}`, { replace: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && query !== '') return change('');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || groups === undefined) return undefined;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, .hits a') ?? [])];
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    if (next) event.preventDefault();
    return next?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys go from link to link; all are reached by Tab as well
    <div ref={box} className="search" onKeyDown={onKeyDown}>
      <SearchInput
        id="search"
        label={say.t('search.label')}
        hint={say.t('search.hint')}
        value={query}
        onChange={change}
      />
      <LiveRegion visible>{groups ? say.t('search.found', { n: count }) : null}</LiveRegion>
      {groups ? (
        <div className="hits">
          {groups.map(({ group, hits }) => (
            <section key={group} aria-labelledby={`found-${group}`}>
              <h2 id={`found-${group}`}>{say.t('search.group', { name: say.t(`search.${group}`), n: hits.length })}</h2>
              <Hits hits={hits} />
            </section>
          ))}
        </div>
      ) : (
        children
      )}
    </div>
  );
}

function Hits({ hits }: { hits: readonly Hit[] }): ReactNode {
  const say = useSay();
  const { today } = useSession();
  const shown = hits.slice(0, SHOWN);
  const links = shown.filter(({ href }) => href !== undefined);
  const referrals = shown.flatMap(({ referral }) => referral ?? []);
  return (
    <>
      {referrals.length > 0 ? <ReferralList referrals={referrals} today={today} /> : null}
      {links.length > 0 ? (
        <ul className="rows">
          {links.map(({ id, href, title, text }) => (
            <li key={id}>
              <Link href={href ?? '/schemes'}>{title}</Link>
              <p className="small-print">{text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {hits.length > SHOWN ? <p>{say.t('search.more', { n: hits.length - SHOWN })}</p> : null}
    </>
  );
}
