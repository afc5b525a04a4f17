/** Companies that say they have had no grant of a track, as far as the facts its grants add to tell. */
import type { Fact, GrantEffect } from '../../rulebase/index.ts';
import type { Plane, ProfileTable } from '../columns.ts';
import { below, emptyPlanes, join } from './planes.ts';
import type { AssessedLayer } from './layers.ts';

/** Rows that say so, and rows that have not answered what would tell. */
export interface NoGrantYet {
  yes: readonly Plane[];
  unknown: readonly Plane[];
}

/** An answer that a company without any grant gives. */
type Sign = { fact: string; kind: 'nothing' } | { fact: string; kind: 'option'; value: boolean };

/**
 * What tells that a company had no grant of a track: nothing in every fact that each of its grants adds to. Facts that
 * no other track touches say it of this track alone; only where there are none do shared ones count, and then a grant
 * of another track may hide behind them. A part of a fact that is asked for tells nothing more.
 */
export function signsOfNoGrant({ result }: AssessedLayer, position: number, facts: readonly Fact[]): Sign[] {
  const effects = result.tracks[position]?.prepared.track.grantEffects ?? [];
  const touchedByOthers = new Set(
    result.tracks.flatMap(({ prepared }, i) =>
      i === position ? [] : prepared.track.grantEffects.map(({ fact }) => fact),
    ),
  );
  const signs = effects.flatMap(signOf);
  const own = signs.filter(({ fact }) => !touchedByOthers.has(fact));
  const telling = own.length > 0 ? own : signs;
  const wholeOf = new Map(facts.map(({ id, partOf }) => [id, partOf]));
  return telling.filter(({ fact }) => !telling.some((other) => other.fact === wholeOf.get(fact)));
}

/** A grant that depends on something, or that sets an answer with more values than two, leaves no sure sign. */
function signOf(effect: GrantEffect): Sign[] {
  if (effect.when) return [];
  if (effect.op !== 'set') return [{ fact: effect.fact, kind: 'nothing' }];
  return typeof effect.value === 'boolean' ? [{ fact: effect.fact, kind: 'option', value: !effect.value }] : [];
}

/** Which rows of a table show all signs; without a sign to look for, nothing is known of any row. */
export function noGrantYet(table: ProfileTable, signs: readonly Sign[]): NoGrantYet {
  const [yes, unknown] = [emptyPlanes(table), emptyPlanes(table)];
  table.chunks.forEach((chunk, index) => {
    const [sure, open] = [yes[index], unknown[index]];
    if (!sure || !open) return;
    sure.fill(signs.length > 0 ? 0xffff_ffff : 0);
    const shown = new Uint32Array(chunk.words);
    const answered = new Uint32Array(chunk.words);
    const denied = new Uint32Array(chunk.words);
    for (const sign of signs) {
      read(table, index, sign, shown, answered);
      for (let w = 0; w < chunk.words; w += 1) {
        sure[w] = (sure[w] ?? 0) & (shown[w] ?? 0);
        denied[w] = (denied[w] ?? 0) | ((answered[w] ?? 0) & ~(shown[w] ?? 0));
      }
    }
    for (let w = 0; w < chunk.words; w += 1) open[w] = ~((sure[w] ?? 0) | (denied[w] ?? 0));
  });
  return { yes, unknown };
}

/** Rows of a chunk that show a sign, and rows that answer the fact at all. */
function read(table: ProfileTable, chunk: number, sign: Sign, shown: Plane, answered: Plane): void {
  shown.fill(0);
  answered.fill(0);
  const column = table.facts.findIndex(({ id }) => id === sign.fact);
  const [shape, cells] = [table.columns[column], table.chunks[chunk]?.cells[column]];
  if (cells?.kind === 'number' && sign.kind === 'nothing') {
    answered.set(cells.known);
    below(shown, cells, 1);
  } else if (cells?.kind === 'choice' && shape?.kind === 'choice' && sign.kind === 'option') {
    for (const plane of cells.planes) join(answered, plane);
    join(shown, cells.planes[shape.values.indexOf(sign.value)]);
  }
}
