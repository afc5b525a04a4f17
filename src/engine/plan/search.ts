/**
 * The best way to divide items among tracks, exactly. Tracks whose grants change nothing for another are combined in
 * tables over all sets of items. Tracks that share something (a ceiling, a count) are tried in every order and division,
 * without those that cannot beat the best found: one bound comes from tables that ignore what grants change, another
 * from ceilings the tracks share.
 */
import type { Profile } from '../../rulebase/index.ts';
import type { Candidate, Choice } from './candidates.ts';
import { ceilingsOf, leftFor, leftTogether } from './ceilings.ts';
import { after, amountOf, decide, mostOf, UNCHANGED } from './decide.ts';
import type { Mode, Standing } from './decide.ts';
import type { Ground } from './ground.ts';
import { groupsOf } from './groups.ts';
import type { Offer } from './offers.ts';
import { APPLICATION, emptyTable, isBetter, NOTHING, plus, valueAt, withTrack } from './tables.ts';
import type { Table, Value, Worth } from './tables.ts';

/** One application of the best plan, in the order of filing. */
export interface Step {
  ground: Ground;
  offer: Offer;
}

interface Member {
  ground: Ground;
  ceilings: ReturnType<typeof ceilingsOf>;
  /** With the most the track gives for it, whatever was granted before. */
  choices: readonly (Choice & { most: number })[];
}
interface SearchGroup {
  members: readonly Member[];
  shared: ReadonlySet<string>;
}

/** Where the search stands: items and tracks used, what the grants changed, and what they come to. */
interface Place {
  group: number;
  /** Members of the group not yet used, as bits. */
  open: number;
  /** Items not yet used, as bits. */
  rest: number;
  standing: Standing;
  value: Value;
  steps: readonly Step[];
}

/** The best plan: largest total, then fewest applications, then least cost, then the first found. */
export function search(candidates: readonly Candidate[], items: number, profile: Profile, mode: Mode): Step[] {
  const { alone, together } = groupsOf(candidates.filter(({ ground }) => ground.settled !== 'ruled-out'));
  const singles = layersOf(alone, items, mode);
  const found = searchGroups(together.map(prepared), singles.at(-1)?.table ?? emptyTable(items), profile, mode);
  const steps = [...found.steps];
  let rest = found.rest;
  for (const { candidate, table } of singles.toReversed()) {
    const took = table.took[rest] ?? 0;
    const offer = bestOffer(candidate, took, mode);
    if (offer) steps.push({ ground: candidate.ground, offer });
    rest ^= took;
  }
  return steps;
}

const worthOf = (offer: Offer, total: number): Worth => ({ mask: offer.mask, total, rank: APPLICATION + offer.cost });
const everyOf = (group: SearchGroup | undefined): number => (1 << (group?.members.length ?? 0)) - 1;

/** Tracks that stand alone, added one after another. */
function layersOf(alone: readonly Candidate[], items: number, mode: Mode): { candidate: Candidate; table: Table }[] {
  let table = emptyTable(items);
  return alone.map((candidate) => {
    table = withTrack(
      table,
      candidate.choices.map(({ offer, first }) => worthOf(offer, amountOf(first, mode))),
    );
    return { candidate, table };
  });
}

/** Of the ways to put exactly these items into one application, the one that gives most. */
function bestOffer({ choices }: Candidate, mask: number, mode: Mode): Offer | undefined {
  const [best] = choices
    .filter(({ offer, first }) => offer.mask === mask && amountOf(first, mode) > 0)
    .toSorted((a, b) => amountOf(b.first, mode) - amountOf(a.first, mode));
  return best?.offer;
}

function prepared({ members, shared }: ReturnType<typeof groupsOf>['together'][number]): SearchGroup {
  return {
    shared,
    members: members.map(({ ground, choices }) => ({
      ground,
      ceilings: ceilingsOf(ground),
      choices: choices
        .map((choice) => ({ ...choice, most: mostOf(ground, choice.offer, [...shared]) }))
        .filter(({ most }) => most > 0),
    })),
  };
}

/** Lower the bounds of a group to what its ceiling and the groups after it can give. */
function cap(table: Table, pool: number, later: Table): void {
  for (let mask = 0; mask < table.total.length; mask++) {
    const most = pool + (later.total[mask] ?? 0);
    if ((table.total[mask] ?? 0) <= most) continue;
    table.total[mask] = most;
    table.rank[mask] = (pool > 0 ? APPLICATION : 0) + (later.rank[mask] ?? 0);
  }
}

function searchGroups(
  groups: readonly SearchGroup[],
  singles: Table,
  profile: Profile,
  mode: Mode,
): Pick<Place, 'steps' | 'rest'> {
  const tables = new Map<string, Table>();
  /** The most that these members and all later groups give, as if no grant changed anything. */
  const ahead = (group: number, open: number): Table => {
    const own = groups[group];
    if (!own) return singles;
    if (open === 0) return ahead(group + 1, everyOf(groups[group + 1]));
    const key = `${group} ${open}`;
    const known = tables.get(key);
    if (known) return known;
    const choices = own.members[31 - Math.clz32(open & -open)]?.choices ?? [];
    const table = withTrack(
      ahead(group, open & (open - 1)),
      choices.map(({ offer, most }) => worthOf(offer, most)),
    );
    // Before any of its grants, a group's own ceiling bounds all of it.
    if (open === everyOf(own)) cap(table, leftTogether(own.members, UNCHANGED, profile), ahead(group, 0));
    tables.set(key, table);
    return table;
  };

  let best: { value: Value; place: Place } | undefined;
  const seen = new Map<string, Value>();

  const visit = (place: Place): void => {
    const group = groups[place.group];
    if (!group) {
      const value = plus(place.value, valueAt(singles, place.rest));
      if (!best || isBetter(value, best.value)) best = { value, place };
      return;
    }
    const key = JSON.stringify([place.group, place.open, place.rest, place.standing]);
    const earlier = seen.get(key);
    if (earlier && !isBetter(place.value, earlier)) return;
    seen.set(key, place.value);
    const moves = [stop(place), ...group.members.flatMap((member, i) => movesOf(place, group, member, i))];
    moves.sort((a, b) => b.bound.total - a.bound.total || a.bound.rank - b.bound.rank);
    for (const { bound, go } of moves) {
      if (best && !isBetter(bound, best.value)) return; // the others are bounded lower still
      const next = go();
      if (next) visit(next);
    }
  };

  interface Move {
    bound: Value;
    go: () => Place | undefined;
  }
  /** No further application in this group. */
  function stop(place: Place): Move {
    const group = place.group + 1;
    const open = everyOf(groups[group]);
    return {
      bound: plus(place.value, valueAt(ahead(group, open), place.rest)),
      go: () => ({ ...place, group, open, standing: UNCHANGED }),
    };
  }
  /** An application of one member, with any of the items left that can still lead to something better. */
  function movesOf(place: Place, group: SearchGroup, { ground, ceilings, choices }: Member, i: number): Move[] {
    if ((place.open & (1 << i)) === 0) return [];
    const open = place.open ^ (1 << i);
    const left = leftFor(ceilings, place.standing, profile);
    const pool = leftTogether(
      group.members.filter((_, other) => (place.open & (1 << other)) !== 0),
      place.standing,
      profile,
    );
    const others = ahead(place.group, open);
    const later = ahead(place.group, 0);
    return choices.flatMap(({ offer, first, most }): Move[] => {
      const here = Math.min(most, left);
      if ((offer.mask & ~place.rest) !== 0 || here === 0) return [];
      const rest = place.rest ^ offer.mask;
      const apart = plus(plus(place.value, worthOf(offer, here)), valueAt(others, rest));
      // Where this application cannot empty the ceiling alone, it takes another one to.
      const rank = (here < pool ? 2 : 1) * APPLICATION + offer.cost;
      const drawn = plus(plus(place.value, { total: pool, rank }), valueAt(later, rest));
      const bound = isBetter(apart, drawn) ? drawn : apart;
      if (best && !isBetter(bound, best.value)) return [];
      const go = (): Place | undefined => {
        const amount = amountOf(place.standing === UNCHANGED ? first : decide(ground, offer, place.standing), mode);
        if (amount === 0) return undefined;
        return {
          group: place.group,
          open,
          rest,
          standing: after(place.standing, ground, offer, amount, profile, group.shared),
          value: plus(place.value, worthOf(offer, amount)),
          steps: [...place.steps, { ground, offer }],
        };
      };
      return [{ bound, go }];
    });
  }

  const all = singles.total.length - 1;
  visit({ group: 0, open: everyOf(groups[0]), rest: all, standing: UNCHANGED, value: NOTHING, steps: [] });
  return best?.place ?? { steps: [], rest: all };
}
