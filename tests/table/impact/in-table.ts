/** Every company's outcome, read row by row from columns that other tests hold to the reference. */
import { awardAt, verdictAt } from '../../../src/table/index.ts';
import type { TableAssessment } from '../../../src/table/index.ts';
import type { Outcomes } from './oracle.ts';

export const outcomesInTable = ({ table, tracks }: TableAssessment): Outcomes =>
  Array.from({ length: table.rows }, (_, row) =>
    tracks.map((track) => ({
      status: track.prepared.status,
      verdict: verdictAt(table, track, row),
      award: awardAt(table, track, row),
    })),
  );
