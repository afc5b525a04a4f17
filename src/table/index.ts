/** The door of the table side: lists of companies in, counts out. No React. */
export { checkRows, pickRows } from './agreement.ts';
export { assessTable, createTableAssessor } from './assess-table.ts';
export type { CriterionColumns, TableAssessment, TableAssessor, TrackColumns } from './assess-table.ts';
export { createTableBuilder, tableOf } from './builder.ts';
export { bytesOf, profileAt, rowsWith } from './columns.ts';
export type { ProfileTable } from './columns.ts';
export { compileTable } from './compile.ts';
export type { CompiledRules } from './compile.ts';
export { awardAt, awardSums, blockerCounts, verdictAt, verdictCounts } from './counts.ts';
export { parseMembers } from './csv.ts';
export type { Member, RejectedRow } from './csv.ts';
export { csvText } from './export.ts';
export type { Cell, ExportTable } from './export.ts';
export { createTally } from './tally.ts';
export type { TrackTally } from './tally.ts';
export { xlsxBlob } from './xlsx.ts';
