/** How often a law is tried: modestly on every run, as often as `FUZZ` says where somebody has the time (`FUZZ=2000`). */
export function runs(usual: number): number {
  const asked = Number(process.env['FUZZ'] ?? '');
  return Number.isInteger(asked) && asked > 0 ? asked : usual;
}
