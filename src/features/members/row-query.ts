/** Which companies a page lists: in its address, and in words. */
import * as z from 'zod/mini';

import type { RowQuery } from '../../table/index.ts';
import type { Say } from '../shared/say.ts';
import { criterionWords, groupWords, trackWords } from './names.ts';
import type { TrackRef } from './names.ts';
import type { MembersLayer } from './use-members.ts';

const text = z.string().check(z.maxLength(200));
const track = z.strictObject({ scheme: text, track: text });

const querySchema = z.strictObject({
  verdict: z.optional(
    z.strictObject({
      layer: text,
      track: z.optional(track),
      is: z.enum(['eligible', 'ineligible', 'undetermined', 'closed', 'not-considered', 'none', 'no-aim']),
    }),
  ),
  change: z.optional(
    z.strictObject({
      from: text,
      to: text,
      track: z.optional(track),
      is: z.enum(['gains', 'loses', 'mixed', 'unchanged', 'undetermined']),
    }),
  ),
  group: z.optional(z.strictObject({ fact: text, key: z.union([text, z.number(), z.null()]) })),
  blocked: z.optional(
    z.strictObject({ layer: text, track, criterion: text, by: z.enum(['notMet', 'unknown', 'alone']) }),
  ),
  unclaimed: z.optional(z.strictObject({ layer: text, track })),
});

const PAGE_PATH = '/members/rows';

/** The address of the page that lists these companies. */
export const rowsAddress = (query: RowQuery, page = 1): string =>
  `${PAGE_PATH}?${new URLSearchParams({ q: JSON.stringify(query), ...(page > 1 ? { page: String(page) } : {}) }).toString()}`;

/** What an address asks for; undefined where it is none of ours. */
export function readQuery(search: URLSearchParams): { query: RowQuery; page: number } | undefined {
  const asked = search.get('q');
  if (asked === null) return { query: {}, page: pageOf(search) };
  try {
    const parsed = z.safeParse(querySchema, JSON.parse(asked));
    // Absent and undefined are the same to a query, which came from JSON.
    return parsed.success ? { query: parsed.data as RowQuery, page: pageOf(search) } : undefined;
  } catch {
    return undefined;
  }
}

const pageOf = (search: URLSearchParams): number => Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1);

/** What the companies have in common, one line a condition. */
export function queryWords(say: Say, layers: readonly MembersLayer[], query: RowQuery): string[] {
  const { verdict, change, group, blocked, unclaimed } = query;
  const layerOf = (id: string): string => layers.find((layer) => layer.id === id)?.name ?? id;
  const of = (where: TrackRef, layer: string): string => trackWords(say, layers, where, layer);
  return [
    ...(verdict
      ? [
          verdict.track
            ? say.t('members.query.verdict', {
                layer: layerOf(verdict.layer),
                track: of(verdict.track, verdict.layer),
                verdict: say.t(`members.verdict.${verdict.is}`),
              })
            : say.t('members.query.company', {
                layer: layerOf(verdict.layer),
                verdict: say.t(`members.company.${companyKey(verdict.is)}`),
              }),
        ]
      : []),
    ...(change
      ? [
          say.t('members.query.change', {
            from: layerOf(change.from),
            to: layerOf(change.to),
            track: change.track ? of(change.track, change.to) : say.t('members.allTracks'),
            change: say.t(`members.change.${change.is}`),
          }),
        ]
      : []),
    ...(group ? [say.t('members.query.group', groupWords(say, group))] : []),
    ...(blocked
      ? [
          say.t('members.query.blocked', {
            layer: layerOf(blocked.layer),
            track: of(blocked.track, blocked.layer),
            criterion: criterionWords(say, layers, blocked),
            by: say.t(`members.blockers.${blocked.by}`),
          }),
        ]
      : []),
    ...(unclaimed
      ? [
          say.t('members.query.unclaimed', {
            layer: layerOf(unclaimed.layer),
            track: of(unclaimed.track, unclaimed.layer),
          }),
        ]
      : []),
  ];
}

const companyKey = (is: NonNullable<RowQuery['verdict']>['is']): 'eligible' | 'undetermined' | 'none' | 'noAim' =>
  is === 'eligible' || is === 'undetermined' ? is : is === 'no-aim' ? 'noAim' : 'none';
