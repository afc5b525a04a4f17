/** The table that the view reads: a column for every fact, with checks that refuse what no profile may say. */
import { optionsOf } from '../../rulebase/index.ts';
import type { Fact, RuleBase } from '../../rulebase/index.ts';
import { EMPTY_SET } from './conditions.ts';
import { nameSql, textSql } from './words.ts';

/** The key that the view passes on. */
export const KEY = 'id';

const TYPES: Record<Fact['type'], string> = {
  bool: 'BOOLEAN',
  int: 'BIGINT',
  hkd: 'BIGINT',
  pct: 'NUMERIC(9, 6)',
  one: 'TEXT',
  set: 'TEXT',
  economies: 'TEXT',
};

/** `CREATE TABLE profiles (…)`, one column a line. */
export function profilesTableSql(base: RuleBase): string {
  const columns = base.facts.map((fact) => {
    const checks = checksOf(base, fact).map((check) => ` CHECK (${check})`);
    return `${nameSql(fact.id)} ${TYPES[fact.type]}${checks.join('')}`;
  });
  const parts = base.facts.flatMap(({ id, partOf }) =>
    partOf === undefined ? [] : [`CHECK (${nameSql(id)} <= ${nameSql(partOf)})`],
  );
  return `CREATE TABLE profiles (\n  ${[`${nameSql(KEY)} TEXT PRIMARY KEY`, ...columns, ...parts].join(',\n  ')}\n);`;
}

function checksOf(base: RuleBase, fact: Fact): string[] {
  const column = nameSql(fact.id);
  const options = optionsOf(base, fact) ?? [];
  switch (fact.type) {
    case 'bool':
      return [];
    case 'int':
    case 'hkd':
      return [`${column} >= 0`];
    case 'pct':
      return [`${column} BETWEEN 0 AND 100`];
    case 'one':
      return [`${column} IN (${options.map(textSql).join(', ')})`];
    case 'set':
    case 'economies':
      return [
        `${column} = ${textSql(EMPTY_SET)} OR (${column} || '|') SIMILAR TO ${textSql(`((${options.map(patternOf).join('|')})\\|)+`)}`,
      ];
  }
}

/** An option as a pattern of SIMILAR TO, where a letter or a digit is itself and a backslash makes others so. */
const patternOf = (option: string): string => option.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&');
