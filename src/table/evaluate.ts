/** Works out the planes of a plan, chunk by chunk, so that what a chunk needs stays in the processor's cache. */
import type { Chunk, Plane, Planes, ProfileTable } from './columns.ts';
import { partsOf } from './plan.ts';
import type { PlaneId, PlaneNode } from './plan.ts';
import { allOf, anyOf, belowAny, belowWhole, lookUp, minus } from './planes.ts';
import { passingSets } from './sets.ts';

/** Planes of a whole table by their id. */
export type Kept = Map<PlaneId, Planes>;
/** Planes of the chunk at hand. */
export type ChunkPlanes = (id: PlaneId) => Plane;

/** The nodes that `wanted` is made of, itself included, in order; those that are `known` are not looked into. */
export function needed(
  nodes: readonly PlaneNode[],
  wanted: Iterable<PlaneId>,
  known: (id: PlaneId) => boolean,
): PlaneId[] {
  const marks = new Uint8Array(nodes.length);
  for (const id of wanted) marks[id] = 1;
  for (let id = nodes.length - 1; id >= 0; id -= 1) {
    const node = nodes[id];
    if (marks[id] === 1 && node && !known(id)) for (const part of partsOf(node)) marks[part] = 1;
  }
  return nodes.flatMap((_, id) => (marks[id] === 1 ? [id] : []));
}

export interface EvaluationRequest {
  nodes: readonly PlaneNode[];
  /** What to work out, in order, as `needed` gives it. */
  order: readonly PlaneId[];
  /** Planes that are there already; those of `keep` are added. */
  kept: Kept;
  keep: ReadonlySet<PlaneId>;
  /** Sees the planes of each chunk while they last. */
  visit: (chunk: Chunk, planeOf: ChunkPlanes) => void;
}

/** An evaluator for a table. It works in the same few planes for every chunk, and may be left between two chunks. */
export function createEvaluator(table: ProfileTable): (request: EvaluationRequest) => Generator<void, void> {
  const rooms = new Map<number, Room>();
  const words = table.chunks.reduce((sum, chunk) => sum + chunk.words, 0);

  return function* evaluateAll({ nodes, order, kept, keep, visit }) {
    const steps = order.flatMap((id) => {
      const node = nodes[id];
      const there = kept.get(id);
      const isNew = there === undefined && keep.has(id);
      const home = isNew && isWorkedOut(node) ? new Uint32Array(words) : undefined;
      return node ? [{ id, node, there, isNew, home, fresh: [] as Plane[], marks: passingSets(table, node) }] : [];
    });
    let start = 0;
    for (const [index, chunk] of table.chunks.entries()) {
      const room = rooms.get(chunk.words) ?? createRoom(chunk.words);
      rooms.set(chunk.words, room);
      room.rows = chunk.rows % 32 === 0 ? room.every : lastWordCut(room.every, chunk.rows);
      for (const { id, node, there, isNew, home, fresh, marks } of steps) {
        const out = home?.subarray(start, start + chunk.words) ?? (room.scratch[id] ??= new Uint32Array(chunk.words));
        const plane = there?.[index] ?? evaluate(node, chunk, room, out, marks);
        room.planes[id] = plane;
        if (isNew) fresh.push(plane);
      }
      visit(chunk, (id) => room.planes[id] ?? room.none);
      start += chunk.words;
      yield;
    }
    for (const { id, isNew, fresh } of steps) if (isNew) kept.set(id, fresh);
  };
}

/** Other planes are there without work. */
const isWorkedOut = (node: PlaneNode | undefined): boolean =>
  node !== undefined && ['below', 'set', 'all', 'any', 'minus'].includes(node.op);

/** Planes to work in, for chunks of one length. `none` is known by being this very plane. */
interface Room {
  none: Plane;
  every: Plane;
  rows: Plane;
  /** Of the chunk at hand, by id. */
  planes: Plane[];
  scratch: Plane[];
  /** The parts of the node at hand. */
  parts: Plane[];
}

function createRoom(words: number): Room {
  const every = new Uint32Array(words).fill(0xffff_ffff);
  return { none: new Uint32Array(words), every, rows: every, planes: [], scratch: [], parts: [] };
}

function lastWordCut(every: Plane, rows: number): Plane {
  const plane = every.slice();
  plane[plane.length - 1] = 2 ** (rows % 32) - 1;
  return plane;
}

/** One plane of one chunk, in `out` or one that is there already. What follows from empty columns alone costs nothing. */
function evaluate(node: PlaneNode, { cells }: Chunk, room: Room, out: Plane, marks: Uint8Array | undefined): Plane {
  const { none, planes, parts } = room;
  switch (node.op) {
    case 'none':
      return none;
    case 'every':
      return room.every;
    case 'rows':
      return room.rows;
    case 'known': {
      const found = cells[node.column];
      return found === undefined || found.kind === 'choice' ? none : found.known;
    }
    case 'option': {
      const found = cells[node.column];
      return (found?.kind === 'choice' ? found.planes[node.option] : undefined) ?? none;
    }
    case 'below': {
      const found = cells[node.column];
      if (found?.kind !== 'number' || node.limit <= 0) return none;
      if (node.limit > found.largest) return found.known;
      if (found.values instanceof Float64Array) belowAny(out, found.values, found.known, node.limit);
      else belowWhole(out, found.values, found.known, Math.ceil(node.limit));
      return out;
    }
    case 'set': {
      const found = cells[node.column];
      if (found?.kind !== 'set' || !marks) return none;
      lookUp(out, found.index, marks);
      return out;
    }
    case 'all':
      for (let i = 0; i < node.parts.length; i += 1) {
        const part = planes[node.parts[i] ?? -1] ?? none;
        if (part === none) return none;
        parts[i] = part;
      }
      allOf(out, parts, node.parts.length);
      return out;
    case 'any': {
      let count = 0;
      for (let i = 0; i < node.parts.length; i += 1) {
        const part = planes[node.parts[i] ?? -1] ?? none;
        if (part === none) continue;
        parts[count] = part;
        count += 1;
      }
      if (count === 0) return none;
      anyOf(out, parts, count);
      return out;
    }
    case 'minus': {
      const [from, without] = [planes[node.from] ?? none, planes[node.without] ?? none];
      if (from === none || from === without) return none;
      minus(out, from, without);
      return out;
    }
  }
}
