/** The tracks that could take some of the items, with every way to do so decided as a first application. */
import { decide, UNCHANGED } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Ground } from './ground.ts';
import type { CheckedItem } from './items.ts';
import { offersOf } from './offers.ts';
import type { Offer } from './offers.ts';

/** A way to fill the track's application, and what it gives where nothing was granted before it. */
export interface Choice {
  offer: Offer;
  first: Decision;
}
export interface Candidate {
  ground: Ground;
  choices: readonly Choice[];
}

/** Tracks that take none of the items are left out. */
export function candidatesOf(grounds: readonly Ground[], items: readonly CheckedItem[]): Candidate[] {
  return grounds.flatMap((ground): Candidate[] => {
    const choices = offersOf(ground, items).map((offer) => ({ offer, first: decide(ground, offer, UNCHANGED) }));
    return choices.length > 0 ? [{ ground, choices }] : [];
  });
}
