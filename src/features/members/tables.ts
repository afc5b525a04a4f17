/** The figures of a list as tables. Pure. */
import { pairsFor } from '../compare/layer-words.ts';
import type { Population } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import type {
  BlockerFigures,
  ChangeClass,
  ChangeCounts,
  CompanyFigures,
  GroupFigures,
  Impact,
  LoadedList,
  RowQuery,
} from '../../table/index.ts';
import { count, share, sum, text, upTo } from './figure-table.ts';
import type { FigureCell, FigureTable } from './figure-table.ts';
import { criterionWords, factWords, groupWords, judgedIn, schemeWords, trackKey, trackWords } from './names.ts';
import type { TrackRef } from './names.ts';
import type { MembersLayer } from './use-members.ts';

/** What every table is made from. */
export interface Figures {
  say: Say;
  list: LoadedList;
  layers: readonly MembersLayer[];
  impact: Impact;
  /** What the changed settings of a made-up list are called; absent while it is not known, and for other lists. */
  population?: Population | undefined;
}

export const CHANGES = ['gains', 'loses', 'mixed', 'unchanged', 'undetermined'] as const satisfies ChangeClass[];
const VERDICTS = ['eligible', 'undetermined', 'ineligible', 'closed', 'not-considered'] as const;

export const nameOfLayer = ({ layers }: Pick<Figures, 'layers'>, id: string): string =>
  layers.find((layer) => layer.id === id)?.name ?? id;

/** What the second of two layers changes, in words. */
export function pairWords({ say, layers }: Pick<Figures, 'say' | 'layers'>, from: string, to: string): string {
  const pair = pairsFor(
    layers.map(({ request }) => request),
    true,
  ).find((each) => each.from === from && each.to === to);
  return pair?.key ? say.t(`compare.pair.${pair.key}`) : `${from}, ${to}`;
}

export const companiesIn = ({ impact }: Figures, layer: string): CompanyFigures | undefined =>
  impact.layers.find(({ request }) => request.id === layer)?.companies;

/** Companies over all tracks, a layer a row. */
export function companiesTable(figures: Figures): FigureTable {
  const { say, impact } = figures;
  return {
    title: say.t('members.companies.title'),
    columns: [
      { title: say.t('members.layer'), is: 'text' },
      { title: say.t('members.company.eligible'), is: 'count' },
      { title: say.t('members.company.undetermined'), is: 'count' },
      { title: say.t('members.company.none'), is: 'count' },
      { title: say.t('members.company.noAim'), is: 'count' },
      { title: say.t('members.companies.share'), is: 'share' },
      { title: say.t('members.companies.shareOfAim'), is: 'share' },
      { title: say.t('members.companies.best'), is: 'money' },
      { title: say.t('members.companies.bestIf'), is: 'money' },
      { title: say.t('members.companies.all'), is: 'money' },
    ],
    rows: impact.layers.map(({ request: { id }, companies }) => {
      const { eligible, undetermined, none, noAim, best, bestIfEligible, all, notGiven } = companies;
      return [
        text(nameOfLayer(figures, id)),
        count(eligible, { verdict: { layer: id, is: 'eligible' } }),
        count(undetermined, { verdict: { layer: id, is: 'undetermined' } }),
        count(none, { verdict: { layer: id, is: 'none' } }),
        count(noAim, { verdict: { layer: id, is: 'no-aim' } }),
        share(eligible, impact.rows),
        share(eligible, impact.rows - noAim),
        sum(best, notGiven),
        upTo(bestIfEligible, companies.notGivenIfEligible),
        sum(all.award, all.award.max === 0n ? notGiven : 0),
      ];
    }),
  };
}

const changeColumns = (say: Say) =>
  CHANGES.map((is) => ({ title: say.t(`members.change.${is}`), is: 'count' as const }));

const changeCells = (changes: ChangeCounts, query: (is: ChangeClass) => RowQuery): FigureCell[] =>
  CHANGES.map((is) => count(changes[is], query(is)));

/** What became of the companies, a pair of layers a row. */
export function changesTable(figures: Figures): FigureTable {
  const { say, impact } = figures;
  return {
    title: say.t('members.changes.title'),
    columns: [{ title: say.t('members.pair'), is: 'text' }, ...changeColumns(say)],
    rows: impact.pairs.map(({ from, to, companies }) => [
      text(pairWords(figures, from, to)),
      ...changeCells(companies, (is) => ({ change: { from, to, is } })),
    ]),
  };
}

/** Facts that companies are grouped by, in the order of the figures. */
export const groupFacts = ({ impact }: Figures): string[] => [...new Set(impact.groups.map(({ group }) => group.fact))];

/** Groups of a fact: bands upwards, those without an answer last. */
export const groupsOf = ({ impact }: Figures, fact: string): GroupFigures[] => {
  const order = ({ group: { key } }: GroupFigures): number =>
    key === null ? Number.POSITIVE_INFINITY : typeof key === 'number' ? key : 0;
  return impact.groups
    .filter(({ group }) => group.fact === fact)
    .toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
};

export const groupName = ({ say }: Figures, { group }: GroupFigures): string => groupWords(say, group).value;

/** The same by the groups of one fact. */
export function groupsTable(figures: Figures, fact: string, pair: number): FigureTable {
  const { say, impact } = figures;
  const { from, to } = impact.pairs[pair] ?? { from: '', to: '' };
  const at = (id: string): number => impact.layers.findIndex(({ request }) => request.id === id);
  const eligible = (layer: string): string => say.t('members.groups.eligible', { layer: nameOfLayer(figures, layer) });
  const best = (layer: string): string => say.t('members.groups.best', { layer: nameOfLayer(figures, layer) });
  const NOTHING = { min: 0n, max: 0n };
  return {
    title: say.t('members.groups.title', { fact: factWords(say, fact), pair: pairWords(figures, from, to) }),
    columns: [
      { title: factWords(say, fact), is: 'text' },
      { title: say.t('members.groups.rows'), is: 'count' },
      ...changeColumns(say),
      { title: eligible(from), is: 'count' },
      { title: eligible(to), is: 'count' },
      { title: best(from), is: 'money' },
      { title: best(to), is: 'money' },
    ],
    rows: groupsOf(figures, fact).map((each) => {
      const { group, rows, layers, changes } = each;
      const none = { gains: 0, loses: 0, mixed: 0, unchanged: 0, undetermined: 0 };
      const of = (id: string): FigureCell =>
        count(layers[at(id)]?.eligible ?? 0, { verdict: { layer: id, is: 'eligible' }, group });
      return [
        text(groupName(figures, each)),
        count(rows, { group }),
        ...changeCells(changes[pair] ?? none, (is) => ({ change: { from, to, is }, group })),
        of(from),
        of(to),
        sum(layers[at(from)]?.best ?? NOTHING, layers[at(from)]?.notGiven),
        sum(layers[at(to)]?.best ?? NOTHING, layers[at(to)]?.notGiven),
      ];
    }),
  };
}

/** Every track of any layer, in the order of the last. */
export function tracksOf({ impact }: Figures): TrackRef[] {
  const seen = new Map<string, TrackRef>();
  for (const { tracks } of impact.layers.toReversed())
    for (const { scheme, track } of tracks) seen.set(trackKey({ scheme, track }), { scheme, track });
  return [...seen.values()];
}

export const schemesOf = (figures: Figures): { id: string; name: string }[] =>
  [...new Set(tracksOf(figures).map(({ scheme }) => scheme))].map((id) => ({
    id,
    name: schemeWords(figures.say, figures.layers, id),
  }));

const isOf = (scheme: string | null) => (each: TrackRef) => scheme === null || each.scheme === scheme;

/** Verdicts and sums of every track under every layer; of one scheme, or of all. */
export function tracksTable(figures: Figures, scheme: string | null): FigureTable {
  const { say, layers, impact } = figures;
  return {
    title: say.t('members.tracks.title'),
    columns: [
      { title: say.t('members.track'), is: 'text' },
      { title: say.t('members.layer'), is: 'text' },
      ...VERDICTS.map((is) => ({ title: say.t(`members.verdict.${is}`), is: 'count' as const })),
      { title: say.t('members.tracks.award'), is: 'money' },
      { title: say.t('members.tracks.awardIf'), is: 'money' },
    ],
    rows: tracksOf(figures)
      .filter(isOf(scheme))
      .flatMap((ref) =>
        impact.layers.flatMap(({ request: { id }, tracks }) => {
          const found = tracks.find((each) => trackKey(each) === trackKey(ref));
          if (!found) return [];
          return [
            [
              text(trackWords(say, layers, ref, id)),
              text(nameOfLayer(figures, id)),
              ...VERDICTS.map((is) => count(found.verdicts[is], { verdict: { layer: id, track: ref, is } })),
              sum(found.sums.award, found.notGiven),
              upTo(found.sums.awardIfEligible, found.notGivenIfEligible),
            ],
          ];
        }),
      ),
  };
}

/** Who gains and who loses in which track, for one pair of layers. */
export function trackChangesTable(figures: Figures, pair: number): FigureTable {
  const { say, layers, impact } = figures;
  const { from, to, tracks } = impact.pairs[pair] ?? { from: '', to: '', tracks: [] };
  return {
    title: say.t('members.changes.byTrack', { pair: pairWords(figures, from, to) }),
    columns: [{ title: say.t('members.track'), is: 'text' }, ...changeColumns(say)],
    rows: tracks.map(({ scheme, track, changes }) => [
      text(trackWords(say, layers, { scheme, track }, to)),
      ...changeCells(changes, (is) => ({ change: { from, to, track: { scheme, track }, is } })),
    ]),
  };
}

/** Which criteria of a track keep companies out: the one that stands in the way most comes first. */
export function blockersTable(
  figures: Figures,
  layer: string,
  track: TrackRef,
  blockers: readonly BlockerFigures[],
): FigureTable {
  const { say, layers } = figures;
  const judged = judgedIn(layers, layer, track);
  const query = (criterion: string, by: 'notMet' | 'unknown' | 'alone'): RowQuery => ({
    blocked: { layer, track, criterion, by },
  });
  return {
    title: say.t('members.blockers.tableTitle', {
      track: trackWords(say, layers, track, layer),
      layer: nameOfLayer(figures, layer),
    }),
    columns: [
      { title: say.t('members.blockers.criterion'), is: 'text' },
      { title: say.t('members.blockers.notMet'), is: 'count' },
      { title: say.t('members.blockers.alone'), is: 'count' },
      { title: say.t('members.blockers.unknown'), is: 'count' },
    ],
    rows: blockers
      .filter(({ criterion }) => !judged.includes(criterion))
      .toSorted((a, b) => b.notMet - a.notMet || b.alone - a.alone || b.unknown - a.unknown)
      .map(({ criterion, notMet, alone, unknown }) => [
        text(criterionWords(say, layers, { layer, track, criterion })),
        count(notMet, query(criterion, 'notMet')),
        count(alone, query(criterion, 'alone')),
        count(unknown, query(criterion, 'unknown')),
      ]),
  };
}
