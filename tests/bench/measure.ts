/** Measuring on a machine that others use too: processor time, all contenders in turn, medians of several rounds. */

export interface Contender {
  name: string;
  /** How many rows one run takes. */
  rows: number;
  run: () => unknown;
}

export interface Measured {
  name: string;
  rows: number;
  /** Nanoseconds of processor time a row, one value a round. */
  rounds: number[];
}

/** Run every contender once a round, so that what disturbs one disturbs all; first rounds warm up and are not counted. */
export async function measure(contenders: readonly Contender[], rounds = 9, warmUp = 2): Promise<Measured[]> {
  const measured = contenders.map(({ name, rows }) => ({ name, rows, rounds: [] as number[] }));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [i, { run, rows }] of contenders.entries()) {
      const start = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) measured[i]?.rounds.push(((user + system) * 1000) / rows);
    }
  }
  return measured;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Nanoseconds a row. */
export const perRow = ({ rounds }: Measured): number => median(rounds);

/** How many times longer one takes than another, taken within each round. */
export const timesAs = (a: Measured, b: Measured): number =>
  median(a.rounds.map((value, i) => value / (b.rounds[i] ?? Number.NaN)));

export const figure = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
