/** The door of the rule base: load, resolve at a date, lay proposals over it, parse profiles. No React, no DOM. */
export { childrenOf, factsOfAmount, nodesIn, paramsOfAmount } from './amounts.ts';
export { bind, factsRead, thresholds } from './bind.ts';
export type { Binding, BoundCondition } from './bind.ts';
export { beyond, OF_ANSWERS } from './bounds.ts';
export { factsIn, paramsIn } from './conditions.ts';
export { dayAfter, dayBefore, isIsoDate, monthsAfter, todayInHongKong, wholeMonthsBetween } from './dates.ts';
export type { IsoDate } from './dates.ts';
export { changesOf } from './history.ts';
export type { DayOfChange, SchemeChange } from './history.ts';
export { cmp, floor, lcm, minus, negative, plus, times, ZERO } from './fractions.ts';
export { loadRuleBase, loadRuleBaseInSteps } from './load.ts';
export type { RuleBase, RuleFiles } from './load.ts';
export { amountIn, loadPopulation, parsePopulation, settingValues } from './population.ts';
export type { SettingValues } from './population.ts';
export type { Population, PopulationDraw, PopulationSetting, PopulationWeight } from './population-schema.ts';
export { fail, ok, sentence, show } from './problems.ts';
export type { Problem, Result } from './problems.ts';
export {
  answerSchema,
  contradictions,
  expectedOf,
  optionsOf,
  parseAnswers,
  parseFacts,
  parseProfile,
  PROFILE_VERSION,
} from './profile.ts';
export type { Answer, Profile, ProfileFile } from './profile.ts';
export { allProposals, ruleSetFor } from './proposals.ts';
export type { Assumptions, RuleSetRequest } from './proposals.ts';
export { fractionOf, parseRate } from './rates.ts';
export type { Fraction } from './rates.ts';
export { resolve, resolveScheme } from './resolve.ts';
export type {
  Known,
  Note,
  ParamState,
  PracticalAt,
  ResolvedCriterion,
  ResolvedParam,
  ResolvedScheme,
  ResolvedTrack,
  RuleSet,
  TrackStatus,
} from './resolve.ts';
export { NO_LIMIT } from './schema.ts';
export type {
  AmountNode,
  Assumption,
  Condition,
  Confidence,
  Duration,
  Fact,
  GlossaryEntry,
  GrantEffect,
  LocalText,
  OperatorName,
  ParamValue,
  PlanAssumption,
  Proposal,
  ProposalChange,
  Referral,
  Scheme,
  Settings,
  Unit,
} from './schema.ts';
export { loadShareTable } from './share-table.ts';
export type { ShareTable } from './share-table.ts';
export { chineseNumber, parseNumber } from './typed-number.ts';
