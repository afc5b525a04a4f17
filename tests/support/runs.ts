/** How often a law is tried: modestly on every run, as often as `FUZZ` says where somebody has the time (`FUZZ=2000`). */
export function runs(usual: number): number {
  const asked = Number(process.env['FUZZ'] ?? '');
  return Number.isInteger(asked) && asked > 0 ? asked : usual;
}

/** On a build machine a law is tried on the same cases in every run; elsewhere every run looks at new ones. */
export const SEED = process.env['CI'] === undefined ? {} : { seed: 20230831 };
