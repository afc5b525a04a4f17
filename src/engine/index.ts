/** The door of the engine: assess, compare, what to ask next. Pure but for the engine's promises; no React, no DOM. */
export { betterFirst, byAim } from './aims.ts';
export type { AimResult } from './aims.ts';
export { assess, createAssessor, decideDefinition } from './assess.ts';
export type { Assessment, Assessor, CriterionResult, CriterionState, TrackResult, Verdict } from './assess.ts';
export { awardFor } from './award.ts';
export type { Award, MoneyRange } from './award.ts';
export { compare, COMPARED, compareLayers, LAYER_IDS, layerRequests } from './compare.ts';
export type { Cause, Comparison, Difference, Layer, LayerId, ParamChange, Unchanged } from './compare.ts';
export { prepareTrack } from './prepare.ts';
export { openQuestions } from './questions.ts';
export { referralsFor } from './referrals.ts';
