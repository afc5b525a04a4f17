/** The door of the engine: assess, compare, what to ask next. Pure but for the engine's promises; no React, no DOM. */
export { assess, createAssessor, decideDefinition, isConsidered } from './assess.ts';
export type { Assessment, Assessor, CriterionResult, CriterionState, TrackResult, Verdict } from './assess.ts';
export type { Award, AwardStep, MoneyRange } from './award.ts';
