/** The call list as a file: who to call, about what, and how much it may be, in the words of the page. */
import { csvText, EXPECTED_IN_FILE, MOST_EXPORTED } from '../../table/index.ts';
import type { MemberRow, MembersService, Outcome, RowQuery } from '../../table/index.ts';
import { allNotes } from './notes.ts';
import { awardWords } from './result-words.ts';
import { memberName, passWords } from './rows-table.tsx';
import type { Figures } from './tables.ts';

/** Companies asked for at a time. */
const AT_ONCE = 5000;
const TOO_MANY = { file: 'list', field: '', expected: EXPECTED_IN_FILE };

/** All the companies of a query, part by part. */
export async function allRows(service: MembersService, query: RowQuery): Promise<Outcome<readonly MemberRow[]>> {
  const rows: MemberRow[] = [];
  for (;;) {
    const outcome = await service.rows(query, rows.length, AT_ONCE);
    if (!outcome.ok) return outcome;
    if (outcome.value.total > MOST_EXPORTED) return { ok: false, failure: { kind: 'problems', problems: [TOO_MANY] } };
    rows.push(...outcome.value.rows);
    if (outcome.value.rows.length === 0 || rows.length >= outcome.value.total) return { ok: true, value: rows };
  }
}

const FIRST = ['id', 'contact'] as const;

/**
 * CSV with the names of the columns in its first row, so that it can be sorted and merged into letters as it is; what
 * the list rests on stands below an empty line.
 */
export function callText(figures: Figures, track: string, rows: readonly MemberRow[]): string {
  const { say, list } = figures;
  const known = FIRST.filter((as) => list.passThrough.includes(as));
  const notes = list.passThrough.filter((as) => as.startsWith('note:'));
  const columns = [
    passWords(say, 'name'),
    ...known.map((as) => passWords(say, as)),
    say.t('members.track'),
    say.t('members.calls.amount'),
    ...notes.map((as) => passWords(say, as)),
  ];
  return csvText(
    {
      title: say.t('members.calls.title'),
      notes: allNotes(say, figures),
      columns: columns.map((title) => ({ title, width: 20 })),
      rows: rows.map((member) => [
        memberName(say, member),
        ...known.map((as) => member.passThrough[as] ?? ''),
        track,
        member.results?.[0] ? awardWords(say, member.results[0]) : '',
        ...notes.map((as) => member.passThrough[as] ?? ''),
      ]),
    },
    'below',
  );
}
