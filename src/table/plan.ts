/**
 * What to compute, as a list of planes in which each stands after those it is made of. Equal planes are listed once,
 * whichever track asks for them.
 */

/** Position of a plane in a plan. */
export type PlaneId = number;

export type PlaneNode =
  /** No row; every bit; every row (a chunk's last word has bits to spare). */
  | { op: 'none' }
  | { op: 'every' }
  | { op: 'rows' }
  /** Rows that answer a number or a set. */
  | { op: 'known'; column: number }
  /** Rows that chose a value. */
  | { op: 'option'; column: number; option: number }
  /** Rows whose number is known and below a limit. */
  | { op: 'below'; column: number; limit: number }
  /** Rows whose set passes a test against a list. */
  | { op: 'set'; column: number; test: SetTest; list: readonly string[] }
  | { op: 'all' | 'any'; parts: readonly PlaneId[] }
  | { op: 'minus'; from: PlaneId; without: PlaneId };

export type SetTest = 'subsetOf' | 'intersects' | 'disjointFrom' | 'allOrNoneOf';

/** A condition as two planes: rows known to meet it, rows known not to. Both zero is unknown. */
export interface Kleene {
  met: PlaneId;
  not: PlaneId;
}

export type Plan = ReturnType<typeof createPlan>;

/** A plan to add planes to. Constants are folded away as they come. */
export function createPlan() {
  const nodes: PlaneNode[] = [];
  const ids = new Map<string, PlaneId>();
  const add = (node: PlaneNode): PlaneId => {
    const key = keyOf(node, (id) => id);
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, nodes.length);
    return nodes.push(node) - 1;
  };
  const none = add({ op: 'none' });
  const every = add({ op: 'every' });
  const rows = add({ op: 'rows' });

  const junction = (op: 'all' | 'any', given: readonly PlaneId[]): PlaneId => {
    const [settling, neutral] = op === 'all' ? [none, every] : [every, none];
    const parts = [...new Set(given)].filter((id) => id !== neutral).sort((a, b) => a - b);
    if (parts.includes(settling)) return settling;
    const [only = neutral, second] = parts;
    return second === undefined ? only : add({ op, parts });
  };
  const all = (parts: readonly PlaneId[]) => junction('all', parts);
  const any = (parts: readonly PlaneId[]) => junction('any', parts);
  const minus = (from: PlaneId, without: PlaneId): PlaneId => {
    if (from === none || from === without || without === every) return none;
    return without === none ? from : add({ op: 'minus', from, without });
  };
  return {
    nodes: nodes as readonly PlaneNode[],
    none,
    every,
    rows,
    add,
    all,
    any,
    minus,
    /** Kleene's three: false settles an *all*, true an *any*. */
    all3: (parts: readonly Kleene[]): Kleene => ({
      met: all(parts.map((p) => p.met)),
      not: any(parts.map((p) => p.not)),
    }),
    any3: (parts: readonly Kleene[]): Kleene => ({
      met: any(parts.map((p) => p.met)),
      not: all(parts.map((p) => p.not)),
    }),
    not3: ({ met, not }: Kleene): Kleene => ({ met: not, not: met }),
  };
}

/** A text that two nodes share only if they are the same; `idOf` names the planes they are made of. */
export function keyOf(node: PlaneNode, idOf: (id: PlaneId) => number): string {
  switch (node.op) {
    case 'none':
    case 'every':
    case 'rows':
      return node.op;
    case 'known':
      return `known ${node.column}`;
    case 'option':
      return `option ${node.column} ${node.option}`;
    case 'below':
      return `below ${node.column} ${node.limit}`;
    case 'set':
      return `set ${node.column} ${node.test} ${node.list.join()}`;
    case 'all':
    case 'any':
      return `${node.op} ${node.parts
        .map(idOf)
        .toSorted((a, b) => a - b)
        .join()}`;
    case 'minus':
      return `minus ${idOf(node.from)} ${idOf(node.without)}`;
  }
}

/** The planes a node is made of. */
export function partsOf(node: PlaneNode): readonly PlaneId[] {
  if ('parts' in node) return node.parts;
  return 'from' in node ? [node.from, node.without] : [];
}
