/** Companies kept out by a criterion, and companies that have not yet had a grant they qualify for. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createAssessor } from '../../../src/engine/index.ts';
import type { TrackResult } from '../../../src/engine/index.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { createTableAssessor, tableOf, verdictAt } from '../../../src/table/index.ts';
import { blockersOf, createLayers, findRows, groupedList, inSteps, pageOf } from '../../../src/table/impact/index.ts';
import { signsOfNoGrant } from '../../../src/table/impact/unclaimed.ts';
import { arbitrarySituation, base, deciding, must, rulesFor, TODAY } from '../../support/rules.ts';

const PROPOSED = deciding();
/** Answers of a company that never had a grant. */
const noGrants: Profile = Object.fromEntries(
  base.facts.flatMap(({ id, type, roles }): [string, number | boolean][] =>
    roles.includes('past') && !roles.includes('months-elapsed') ? [[id, type === 'bool' ? false : 0]] : [],
  ),
);
const profiles: Profile[] = fc
  .sample(arbitrarySituation, { numRuns: 400, seed: 77 })
  .map(({ partial, full }, i) => (i % 2 === 0 ? full : partial))
  .map((profile, i) => (i % 3 === 0 ? { ...profile, ...noGrants } : profile));
const table = tableOf(base, profiles, 64);
const assessor = createTableAssessor(table);
const noPause = () => undefined;
const layer = must(
  await inSteps(
    createLayers(base, assessor)({ id: 'now', date: TODAY, proposals: PROPOSED, assumptions: {} }),
    noPause,
  ),
);
const held = { list: groupedList(base, table), layers: [layer], assessor };
const addresses = layer.result.tracks.map(({ prepared }) => ({ scheme: prepared.scheme.id, track: prepared.track.id }));
const find = async (query: Parameters<typeof findRows>[1]) => must(await inSteps(findRows(held, query), noPause));
const rowsOf = async (query: Parameters<typeof findRows>[1]) => pageOf(table, (await find(query)).planes, 0, Infinity);

describe('kept out by a criterion', () => {
  test('are the companies the reference says', async () => {
    const some = 60;
    const reference = createAssessor(base, rulesFor(TODAY, PROPOSED));
    const results: TrackResult[][] = [];
    for (const profile of profiles.slice(0, some)) results.push((await reference.assess(profile)).tracks);
    let kept = 0;
    for (const [t, track] of addresses.entries()) {
      for (const { criterion } of must(blockersOf(held, 'now', track))) {
        const rows = async (by: 'notMet' | 'unknown' | 'alone') =>
          (await rowsOf({ blocked: { layer: 'now', track, criterion, by } })).filter((row) => row < some);
        const rowsWhere = (holds: (result: TrackResult) => boolean) =>
          results.flatMap((row, at) => (row[t]?.considered === true && holds(row[t]) ? [at] : []));
        const state = (result: TrackResult) => result.criteria.find(({ id }) => id === criterion)?.state;
        const notMet = (result: TrackResult) => result.criteria.filter((each) => each.state === 'not-met').length;
        expect(await rows('notMet')).toEqual(rowsWhere((each) => state(each) === 'not-met'));
        expect(await rows('unknown')).toEqual(rowsWhere((each) => state(each) === 'unknown'));
        const alone = await rows('alone');
        expect(alone).toEqual(rowsWhere((each) => state(each) === 'not-met' && notMet(each) === 1));
        kept += alone.length;
      }
    }
    expect(kept).toBeGreaterThan(20);
  });

  test('are as many as the figures say', async () => {
    for (const track of addresses)
      for (const { criterion, ...counts } of must(blockersOf(held, 'now', track)))
        for (const by of ['notMet', 'unknown', 'alone'] as const)
          expect((await find({ blocked: { layer: 'now', track, criterion, by } })).total).toBe(counts[by]);
  });
});

describe('not yet claimed', () => {
  const signs = (track: string) =>
    signsOfNoGrant(
      layer,
      addresses.findIndex((each) => `${each.scheme}/${each.track}` === track),
      base.facts,
    ).map(({ fact }) => fact);

  test('shows in what the grants of the track alone add to, else in all they add to', () => {
    expect(signs('bud/ecommerce-easy')).toEqual(['budEcommerceGrantsReceived']);
    expect(signs('bud/easy')).toEqual(['appliedEasyBudBefore']);
    expect(signs('bud/general')).toEqual(['budGrantsReceived', 'budProjectsApproved']);
    expect(signs('emf/local-exhibition')).toEqual(['emfLocalGrantsReceived']);
    expect(signs('emf/export-promotion')).toEqual(['emfGrantsReceived']);
    expect(signs('tvp/project')).toEqual(['tvpGrantsReceived', 'tvpProjectsApproved', 'tvpProjectRunning']);
    expect(signs('tsf/project')).toEqual([]); // nothing on file of its grants
  });

  test('are those who qualify and answered that there was none; those who left it open are counted apart', async () => {
    let listed = 0;
    let left = 0;
    for (const [t, track] of addresses.entries()) {
      const columns = layer.result.tracks[t];
      if (!columns) continue;
      const facts = signs(`${track.scheme}/${track.track}`);
      const eligible = profiles.flatMap((profile, row) =>
        verdictAt(table, columns, row) === 'eligible' ? [{ row, answers: facts.map((id) => profile[id] ?? null) }] : [],
      );
      const none = (answer: unknown) => answer === 0 || answer === false;
      const said = eligible.filter(({ answers }) => facts.length > 0 && answers.every(none));
      const open = eligible.filter(
        ({ answers }) => !said.some((each) => each.answers === answers) && answers.every((a) => a === null || none(a)),
      );
      const query = { unclaimed: { layer: 'now', track } };
      expect(await rowsOf(query)).toEqual(said.map(({ row }) => row));
      expect(await find(query)).toMatchObject({ total: said.length, unknown: open.length });
      listed += said.length;
      left += open.length;
    }
    expect(listed).toBeGreaterThan(20);
    expect(left).toBeGreaterThan(20);
  });

  test('other queries count nobody as left open', async () => {
    expect(await find({ verdict: { layer: 'now', is: 'eligible' } })).not.toHaveProperty('unknown');
  });
});
