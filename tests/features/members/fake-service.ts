/** A worker with a list that answers as it is told, and remembers what it was asked. */
import { ruleSetFor } from '../../../src/rulebase/index.ts';
import type { Profile, RuleBase } from '../../../src/rulebase/index.ts';
import type {
  CallOptions,
  ChangeCounts,
  CompanyFigures,
  Impact,
  LayerRequest,
  ListFailure,
  ListPreview,
  LoadedList,
  MembersService,
  Outcome,
  RowQuery,
} from '../../../src/table/index.ts';

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = (failure: ListFailure): { ok: false; failure: ListFailure } => ({ ok: false, failure });

export const PREVIEW: ListPreview = {
  format: 'csv',
  encoding: 'utf-8',
  sheets: [],
  sheet: null,
  header: ['Company', 'Phone', 'Staff', 'Colour'],
  sample: [
    ['Good Taste Foods', '2345 6789', '35', 'red'],
    ['Kwong Fat', '2876 5432', '4', 'blue'],
  ],
  targets: [
    { kind: 'pass', as: 'name' },
    { kind: 'pass', as: 'contact' },
    { kind: 'fact', fact: 'hkEmployees' },
    { kind: 'ignore' },
  ],
};

export const LIST: LoadedList = {
  source: { kind: 'file', name: 'members.csv', size: 1234 },
  rows: 1000,
  rejected: {
    total: 2,
    first: [{ row: 7, column: 'Staff', problem: 'expected a whole number, 0 or more, got "abc"' }],
  },
  answered: { hkEmployees: 990, industry: 400 },
  passThrough: ['name', 'contact'],
  bytes: 50_000,
};

const CHANGES: ChangeCounts = { gains: 120, loses: 30, mixed: 5, unchanged: 700, undetermined: 145 };
const companies = (eligible: number, undetermined = 145): CompanyFigures => ({
  eligible,
  undetermined,
  none: 1000 - eligible - undetermined - 100,
  noAim: 100,
  noRule: 0,
  best: { min: BigInt(eligible) * 100_000n, max: BigInt(eligible) * 100_000n },
  bestIfEligible: { min: 0n, max: BigInt(undetermined) * 100_000n },
  notGiven: 0,
  notGivenIfEligible: 0,
  all: { award: { min: 1_000_000n, max: 2_000_000n }, awardIfEligible: { min: 0n, max: 9_000_000n } },
});

/** Figures of these layers over the tracks that the rules have; the n-th layer has 200 + 10 n eligible companies. */
export function impactOf(
  base: RuleBase,
  layers: readonly LayerRequest[],
  pairs: readonly (readonly [string, string])[],
  undetermined?: number,
): Impact {
  const [first] = layers;
  const rules = first && ruleSetFor(base, first);
  if (!rules?.ok) throw new Error('these layers have no rules');
  const tracks = rules.value.schemes.flatMap(({ id: scheme, tracks: all }) =>
    all.map(({ id: track }) => ({
      scheme,
      track,
      verdicts: { eligible: 50, undetermined: 100, ineligible: 600, closed: 0, 'not-considered': 250 },
      sums: { award: { min: 5n, max: 5n }, awardIfEligible: { min: 0n, max: 7n } },
      notGiven: 0,
      notGivenIfEligible: 0,
      changes: CHANGES,
    })),
  );
  return {
    rows: 1000,
    layers: layers.map((request, i) => ({ request, tracks, companies: companies(200 + i * 10, undetermined) })),
    pairs: pairs.map(([from, to]) => ({ from, to, companies: CHANGES, tracks })),
    groups: [0, 10, 50, null].map((key) => ({
      group: { fact: 'hkEmployees', key },
      rows: 250,
      layers: layers.map(() => companies(40)),
      changes: pairs.map(() => CHANGES),
    })),
    agreement: { checked: 200, differing: [] },
  };
}

export interface FakeService extends MembersService {
  /** What was asked, in order. */
  asked: { name: string; args: readonly unknown[]; options: CallOptions | undefined }[];
  queries: () => RowQuery[];
}

/** `answers` takes the place of what the fake would answer. */
export function fakeService(base: RuleBase, answers: Partial<MembersService> = {}, facts: Profile = {}): FakeService {
  const asked: FakeService['asked'] = [];
  const usual: MembersService = {
    preview: () => Promise.resolve(ok(PREVIEW)),
    load: () => Promise.resolve(ok(LIST)),
    generate: (rows, seed, settings) =>
      Promise.resolve(ok({ ...LIST, rows, source: { kind: 'synthetic', seed, settings }, passThrough: ['name'] })),
    assess: (layers, pairs) => Promise.resolve(ok(impactOf(base, layers, pairs))),
    proposals: ({ proposals }) =>
      Promise.resolve(
        ok(
          proposals.map((proposal, i) => {
            const figures = (n: number) => ({
              changes: { ...CHANGES, gains: n },
              eligible: n,
              best: { min: BigInt(n) * 1000n, max: BigInt(n) * 1000n },
              notGiven: 0,
            });
            return { proposal, alone: figures(i), withinAll: figures(i * 2) };
          }),
        ),
      ),
    blockers: (layer, { scheme, track }) => {
      const request = asked.findLast(({ name }) => name === 'assess')?.args[0] as LayerRequest[] | undefined;
      const rules = ruleSetFor(
        base,
        request?.find(({ id }) => id === layer) ?? { date: base.settings.baseline.date, proposals: [] },
      );
      const found = rules.ok
        ? rules.value.schemes.find(({ id }) => id === scheme)?.tracks.find(({ id }) => id === track)
        : undefined;
      return Promise.resolve(
        ok((found?.criteria ?? []).map((criterion, i) => ({ criterion, notMet: 10 + i, unknown: 3, alone: 1 }))),
      );
    },
    rows: (_query, offset, limit) =>
      Promise.resolve(
        ok({
          total: 120,
          unknown: 8,
          rows: Array.from({ length: Math.min(limit, 120 - offset) }, (_, i) => ({
            row: offset + i,
            fileRow: offset + i + 2,
            passThrough: { name: `Company ${offset + i}`, contact: `2000 ${1000 + offset + i}` },
          })),
        }),
      ),
    profile: (row) =>
      Promise.resolve(ok({ member: { row, fileRow: row + 2, passThrough: { name: `Company ${row}` } }, facts })),
    exportRows: () => Promise.resolve(ok(new Blob(['rows']))),
    close: () => undefined,
  };
  const told = { ...usual, ...answers };
  const service = Object.fromEntries(
    Object.entries(told).map(([name, answer]) => [
      name,
      (...args: unknown[]) => {
        const last = args.at(-1);
        const options =
          typeof last === 'object' && last !== null && 'signal' in last ? (last as CallOptions) : undefined;
        asked.push({ name, args, options });
        return (answer as (...all: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as MembersService; // the same names, each with its own arguments
  return {
    ...service,
    asked,
    queries: () => asked.filter(({ name }) => name === 'rows').map(({ args }) => args[0] as RowQuery),
  };
}

/** Answers when it is told to. */
export function held<T>(): { promise: Promise<Outcome<T>>; answer: (outcome: Outcome<T>) => void } {
  let answer: (outcome: Outcome<T>) => void = () => undefined;
  const promise = new Promise<Outcome<T>>((resolve) => {
    answer = resolve;
  });
  return { promise, answer };
}
