/** An empty list to fill in. */
import Papa from 'papaparse';

import type { Fact, LocalText, RuleBase } from '../../rulebase/index.ts';
import { inSimplified } from './characters.ts';
import { guessTargets } from './header.ts';
import { PASSED_THROUGH_LABELS } from './words.ts';

const BYTE_ORDER_MARK = '\uFEFF'; // without it Excel takes the text for a Western one

/** A CSV file with a header alone: name, number and contact, then the facts, in words that the reader maps back. */
export function templateFor(
  base: RuleBase,
  locale: keyof LocalText | 'zh-Hans',
  factIds: readonly string[] = base.facts.map(({ id }) => id),
): string {
  const wordsOf = (label: LocalText): string => (locale === 'zh-Hans' ? inSimplified(label['zh-Hant']) : label[locale]);
  const facts = factIds.flatMap((id) => base.facts.find((fact) => fact.id === id) ?? []);
  const header = [
    ...Object.values(PASSED_THROUGH_LABELS).map(wordsOf),
    ...facts.map((fact) => columnFor(base, fact, wordsOf(fact.label))),
  ];
  return `${BYTE_ORDER_MARK}${Papa.unparse([header], { newline: '\r\n' })}\r\n`;
}

/** The label of a fact, or its id where another fact is called the same. */
function columnFor(base: RuleBase, { id }: Fact, label: string): string {
  const [target] = guessTargets(base, [label], { file: '', row: 1 }).targets;
  return target?.kind === 'fact' && target.fact === id ? label : id;
}
