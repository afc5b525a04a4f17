/** What each proposal does by itself, against every company's outcome with and without it. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { createTableAssessor, tableOf } from '../../../src/table/index.ts';
import type { EffectFigures, LayerRequest } from '../../../src/table/index.ts';
import { hasBit } from '../../../src/table/columns.ts';
import { changeCounts, changesBetween } from '../../../src/table/impact/changes.ts';
import { createLayers, groupedList, inSteps, proposalEffects } from '../../../src/table/impact/index.ts';
import { arbitrarySituation, base, BASELINE, deciding, must, TODAY } from '../../support/rules.ts';
import { outcomesInTable } from './in-table.ts';
import { companiesOf } from './oracle.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';

const profiles = fc.sample(arbitrarySituation, { numRuns: 400, seed: 31 }).map(({ partial }) => partial);
const table = tableOf(base, profiles, 64);
const list = groupedList(base, table);
const noPause = () => undefined;
const MOVED = ['gains', 'loses', 'mixed'] as const;
let seen = 0;
const assess = createLayers(base, createTableAssessor(table));
const assessed = async (request: LayerRequest) => must(await inSteps(assess(request), noPause));

/** A number of some proposal that is not its default. */
const [owner] = base.proposals.filter(
  ({ id, assumptions }) => deciding().includes(id) && Object.keys(assumptions).length > 0,
);
const [name = '', assumption] = Object.entries(owner?.assumptions ?? {})[0] ?? [];
const assumptions = { [`${owner?.id}.${name}`]: assumption?.max ?? 0 };

test.each([
  [TODAY, deciding()],
  [BASELINE, deciding().filter(({ length }, i) => length > 0 && (i % 3 === 0 || owner?.id === deciding()[i]))],
])('%s, alone and within all', async (date, proposals) => {
  const on = async (chosen: readonly string[]) => {
    const numbers = chosen.includes(owner?.id ?? '') ? assumptions : {};
    return assessed({ id: chosen.join(), date, proposals: chosen, assumptions: numbers });
  };
  const compared = async (without: readonly string[], having: readonly string[]) => {
    const [a, b] = [await on(without), await on(having)];
    const [before, after] = [outcomesInTable(a.result), outcomesInTable(b.result)];
    const { companies } = await inSteps(changesBetween(a, b), noPause); // held to the reference elsewhere
    const [was, is] = [companiesOf(before), companiesOf(after)];
    return {
      changes: changeCounts(table, companies),
      eligible: is.eligible - was.eligible,
      best: [is.best.min - was.best.min, is.best.max - was.best.max],
      notGiven: after.filter((row, i) => {
        const isMoved = MOVED.some((each) => hasBit(companies[each][Math.floor(i / 64)], i % 64));
        const gets = (each: Outcome | undefined) => each?.verdict === 'eligible';
        const pairs = row.map((each, track) => [before[i]?.[track], each] as const);
        return isMoved && pairs.some(([x, y]) => gets(x) !== gets(y) && (gets(x) ? x : y)?.award === null);
      }).length,
    };
  };
  /** The bounds hold both differences; where no best award is a range they are one number. */
  const agrees = (found: EffectFigures | undefined, { best, ...others }: Awaited<ReturnType<typeof compared>>) => {
    expect(found).toMatchObject(others);
    const { min, max } = found?.best ?? { min: 1n, max: 0n };
    expect(min <= max).toBe(true);
    for (const difference of best) expect(min <= difference && difference <= max).toBe(true);
    if (min === max) exact += 1;
  };
  let exact = 0;
  const request = { date, proposals, assumptions };
  const steps: number[] = [];
  const onStep = (done: number) => void steps.push(done);
  const effects = must(await proposalEffects(list, { assess, request, pause: noPause, onStep }));
  expect(effects.map(({ proposal }) => proposal)).toEqual(proposals);
  expect(steps.at(-1)).toBe(2 + 2 * proposals.length);
  for (const { proposal, alone, withinAll } of effects) {
    agrees(alone, await compared([], [proposal]));
    agrees(
      withinAll,
      await compared(
        proposals.filter((other) => other !== proposal),
        proposals,
      ),
    );
  }
  expect(exact).toBeGreaterThan(proposals.length); // a range only where it is one
  seen += effects.reduce((sum, { alone }) => sum + alone.notGiven, 0);
  expect(effects.filter(({ alone }) => alone.eligible > 0 && alone.best.max > 0n).length).toBeGreaterThan(2);
});

test('some gain what is no amount', () => {
  expect(seen).toBeGreaterThan(0);
});

test('a request that cannot be is refused', async () => {
  const request = { date: TODAY, proposals: ['no-such'], assumptions: {} };
  expect(await proposalEffects(list, { assess, request, pause: noPause })).toMatchObject({ ok: false });
});
