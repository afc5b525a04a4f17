/** The door of the figures: what rules do to a list, and the companies behind each figure. */
export { exportRows } from './export-rows.ts';
export { groupedList, impactOf } from './impact.ts';
export type { GroupedList } from './impact.ts';
export { createLayers } from './layers.ts';
export type { AssessedLayer } from './layers.ts';
export { inSteps } from './pace.ts';
export type { Pause } from './pace.ts';
export { proposalEffects } from './proposals.ts';
export { blockersOf, findRows, pageOf } from './query.ts';
export type { QueriedList } from './query.ts';
export { rowResults } from './row-results.ts';
