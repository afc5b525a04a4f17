/** The table links refer to: it has everything there is, and what it had once stays where it was. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { decodeShare, EMPTY_SESSION } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import { loadShareTable } from '../../src/rulebase/index.ts';
import type { ShareTable } from '../../src/rulebase/index.ts';
import { base, RULES } from '../support/rules.ts';
import { table } from './share-sessions.ts';

const file = 'rules/share/1.json';
const missing = (all: readonly string[], listed: readonly string[]): string[] =>
  all.filter((id) => !listed.includes(id));

describe(`${file} has everything, so that links stay short`, () => {
  test('is what the app loads', async () => expect(await loadShareTable()).toEqual(table));
  test('every question', () =>
    expect(
      missing(
        base.facts.map(({ id }) => id),
        table.facts.map(({ id }) => id),
      ),
      `add at the end of facts in ${file}`,
    ).toEqual([]));
  test('every option', () =>
    expect(
      base.facts.flatMap(({ id, options = [] }) => {
        const listed = table.facts.find((fact) => fact.id === id)?.options ?? [];
        return missing(
          options.map(({ value }) => value),
          listed,
        ).map((value) => `${id}: ${value}`);
      }),
      `add at the end of the options of this question in ${file}`,
    ).toEqual([]));
  test('every proposal and its assumptions', () => {
    const proposals = base.proposals.map(({ id }) => id);
    expect(missing(proposals, table.proposals), `add at the end of proposals in ${file}`).toEqual([]);
    const assumptions = base.proposals.flatMap(({ id, assumptions: own }) =>
      Object.keys(own).map((name) => `${id}.${name}`),
    );
    expect(missing(assumptions, table.assumptions), `add at the end of assumptions in ${file}`).toEqual([]);
  });
  test('every number of the funding plan', () =>
    expect(
      missing(Object.keys(base.settings.planAssumptions), table.planAssumptions),
      `add at the end of planAssumptions in ${file}`,
    ).toEqual([]));
  test('nothing twice', () => {
    const lists = [
      table.facts.map(({ id }) => id),
      table.proposals,
      table.assumptions,
      table.planAssumptions,
      ...table.facts.map(({ options = [] }) => options),
    ];
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });
});

/** Lists of `now` that do not begin with what the same list of `before` held. */
function moved(before: ShareTable, now: ShareTable): string[] {
  const begins = (whole: readonly string[], start: readonly string[]): boolean =>
    start.every((id, i) => whole[i] === id);
  const ids = (each: ShareTable): string[] => each.facts.map(({ id }) => id);
  return [
    ...(begins(ids(now), ids(before)) ? [] : ['facts']),
    ...(['proposals', 'assumptions', 'planAssumptions'] as const).filter((part) => !begins(now[part], before[part])),
    ...before.facts
      .filter(({ options = [] }, i) => !begins(now.facts[i]?.options ?? [], options))
      .map(({ id }) => `options of ${id}`),
  ];
}

test('what was in the last commit stays where it was', () => {
  let committed: string;
  try {
    committed = execFileSync('git', ['-C', RULES, 'show', 'HEAD:./share/1.json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    console.warn('share table: no git history here to compare with; the kept links are compared below');
    return;
  }
  expect(moved(JSON.parse(committed) as ShareTable, table), 'links made before would mean something else').toEqual([]);
});

test('a table may be added to, and nothing else', () => {
  const [first, ...others] = table.facts;
  const withOptions = table.facts.findIndex(({ options }) => options !== undefined);
  if (!first) throw new Error('an empty table');
  const added: ShareTable = {
    ...table,
    facts: [...table.facts.map((fact) => ({ ...fact, options: [...(fact.options ?? []), 'new'] })), { id: 'later' }],
    proposals: [...table.proposals, 'later'],
  };
  expect(moved(table, added)).toEqual([]);
  expect(moved(table, { ...table, facts: others })).toContain('facts');
  expect(moved(table, { ...table, facts: [...others, first] })).toContain('facts');
  expect(moved(table, { ...table, proposals: table.proposals.toReversed() })).toEqual(['proposals']);
  expect(moved(table, { ...table, assumptions: table.assumptions.slice(0, -1) })).toEqual(['assumptions']);
  const turned = table.facts.map((fact, i) =>
    i === withOptions ? { ...fact, options: (fact.options ?? []).toReversed() } : fact,
  );
  expect(moved(table, { ...table, facts: turned })).toEqual([`options of ${table.facts[withOptions]?.id}`]);
});

interface KeptLink {
  what: string;
  text: string;
  session: Session;
}
const kept = JSON.parse(readFileSync(new URL('share-v1.json', import.meta.url), 'utf8')) as { links: KeptLink[] };

describe('links of version 1 open for ever', () => {
  const { links } = kept;

  test.each(links.map(({ what, ...link }) => [what, link] as const))('%s', (_, { text, session }) => {
    const result = decodeShare(base, table, text);
    if (!result.ok) throw new Error(result.fault);
    // What the rules have no more is named; all the rest is what it was when the link was made.
    const gone = new Set(result.dropped.map(({ field }) => field));
    const left = Object.entries(session.facts).filter(([id]) => !gone.has(id));
    expect(result.session.facts).toEqual(Object.fromEntries(left));
    expect(result.session.proposals).toEqual(session.proposals?.filter((id) => !gone.has(id)) ?? null);
    expect({ ...result.session, facts: {}, proposals: [] }).toMatchObject({
      ...session,
      facts: {},
      proposals: [],
      assumptions: Object.fromEntries(Object.entries(session.assumptions).filter(([id]) => !gone.has(id))),
    });
  });

  test('and together they name every place the table had then', () => {
    const answered = new Set(links.flatMap(({ session }) => Object.keys(session.facts)));
    expect(
      table.facts
        .slice(0, answered.size)
        .map(({ id }) => id)
        .filter((id) => !answered.has(id)),
    ).toEqual([]);
    expect(links.some(({ session }) => session.costs.length > 0 && session.columns !== null)).toBe(true);
    expect({ ...EMPTY_SESSION, ...links[0]?.session }).toEqual(links[0]?.session);
  });
});
