/** Checks of dated entries: their days, and where they come from. */
import type { Span } from './dates.ts';
import type { RuleBase } from './load.ts';

/** Notes a problem of the file at hand: where, what was expected, what was found. */
export type Report = (field: string, expected: string, got?: unknown) => void;

/** Entries in order, none overlapping another, windows before their first day. */
export function checkSpans(spans: readonly Span[], field: string, report: Report): void {
  spans.forEach((span, i) => {
    if (span.until !== undefined && span.until < span.from)
      report(`${field}.${i}.until`, 'a day not before from', span.until);
    if (span.fromEarliest !== undefined && span.fromEarliest >= span.from) {
      report(`${field}.${i}.fromEarliest`, 'a day before from', span.fromEarliest);
    }
    const previous = spans[i - 1];
    if (previous && (previous.until === undefined || previous.until >= span.from)) {
      report(`${field}.${i}.from`, 'a day after the end of the entry before it', span.from);
    }
  });
}

/** At least one source, each of sources.json. */
export function checkSources(base: RuleBase, sources: readonly string[], field: string, report: Report): void {
  if (sources.length === 0) report(`${field}.sources`, 'at least one source');
  for (const id of sources) if (!Object.hasOwn(base.sources, id)) report(`${field}.sources`, 'ids of sources.json', id);
}
