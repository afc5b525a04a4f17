/** The report as tables for a spreadsheet, in the language of the app. Pure. */
import { betterFirst } from '../../engine/index.ts';
import type { Layer, TrackResult } from '../../engine/index.ts';
import { answerInWords, fill } from '../../i18n/words.ts';
import type { Cell, ExportTable } from '../../table/index.ts';
import { changeOf as changeAgainst } from '../compare/changes.ts';
import type { Pair } from '../compare/layer-words.ts';
import type { Compared } from '../compare/use-comparison.ts';
import { gapsOf } from '../result/gaps.ts';
import { layerNote } from '../shared/layer-note.ts';
import type { Say } from '../shared/say.ts';
import { failing, judged, notOpenWords, trackName } from '../shared/verdicts.ts';
import { changeOf } from './barred-part.tsx';
import { differenceWords, sameWords, sentences } from './cause-words.ts';
import { cut } from './cut.ts';
import type { ReportData } from './data.ts';
import { deadlineOf } from './figures.ts';
import { resultIn } from './layers-part.tsx';
import { deadlineWords, factNames, verdictWords } from './paper-words.ts';

const hkd = (amount: number | null | undefined): Cell =>
  amount === null || amount === undefined ? null : { hkd: amount };
/** Nobody needs more of a name in a cell. */
const LONGEST_NAME = 200;
const named = (text: string): string => cut(text, LONGEST_NAME);

/** What has to be known to read any of the tables. */
function notesFor(say: Say, data: ReportData): string[] {
  const line = (label: string, value: string): string => say.t('report.export.line', { label, value });
  return [
    ...(data.client === '' ? [] : [line(say.t('report.preparedFor'), named(data.client))]),
    ...(data.preparedBy === '' ? [] : [line(say.t('report.preparedBy'), named(data.preparedBy))]),
    line(say.t('report.madeOn'), data.madeOn),
    line(say.t('report.rulesOf'), data.rulesOf),
    line(say.t('report.version'), data.base.settings.version),
    say.t('report.export.notAdvice'),
  ];
}

/** One track a row, under the rules of the day without proposals. */
export function resultsTable(say: Say, data: ReportData): ExportTable {
  const tracks = [...data.assessment.tracks].sort(
    (a, b) => Number(b.considered) - Number(a.considered) || betterFirst(a, b),
  );
  return {
    title: say.t('report.export.results'),
    notes: [...notesFor(say, data), say.t('report.export.noProposals')],
    columns: (
      [
        ['track', 34],
        ['status', 14],
        ['result', 24],
        ['awardMin', 14],
        ['awardMax', 14],
        ['ownMin', 14],
        ['ownMax', 14],
        ['judged', 10],
        ['missing', 30],
        ['reason', 44],
        ['change', 44],
        ['deadline', 14],
        ['sources', 60],
        ['rulesOf', 12],
      ] as const
    ).map(([key, width]) => ({ title: say.t(`report.export.column.${key}`), width })),
    rows: tracks.map((result): Cell[] => [
      trackName(say, result),
      say.t(`verdict.status.${result.status}`),
      result.considered ? verdictWords(say, result) : say.t('report.export.notConsidered'),
      hkd(result.award?.min),
      hkd(result.award?.max),
      hkd(result.award?.ownContribution?.min),
      hkd(result.award?.ownContribution?.max),
      result.criteria.length > 0 ? judged(result) : null,
      say.list(factNames(say, [...result.missing, ...result.missingForAward])),
      reasonsOf(say, data, result),
      changeOf(say, data, result),
      lastDay(say, result),
      sourcesOf(say, result),
      data.rulesOf,
    ]),
  };
}

function lastDay(say: Say, result: TrackResult): Cell {
  const deadline = deadlineOf(result);
  return deadline ? deadlineWords(say, deadline, (date) => date) : null;
}

function reasonsOf(say: Say, { assessment }: ReportData, result: TrackResult): string {
  if (result.verdict === 'closed') return sentences(say, notOpenWords(say, result, assessment));
  if (result.status === 'no-rule-known') return say.t('result.noRule');
  return sentences(
    say,
    failing(result).flatMap((criterion) => [
      fill(say.base, result.scheme, criterion.sentence, say.locale),
      ...gapsOf(say, result, criterion),
    ]),
  );
}

/** The address of every document behind the conditions and the opening of a track; the title where it has none. */
const sourcesOf = (say: Say, { criteria, track }: TrackResult): string =>
  [...new Set([...criteria.flatMap(({ sources }) => sources), ...track.sources])]
    .flatMap((id) => {
      const source = say.base.sources[id];
      if (!source) return [];
      return 'url' in source ? source.url : say.t('report.export.copy', { title: source.title });
    })
    .filter((each, i, all) => all.indexOf(each) === i)
    .join('\n');

/** One track a row; for each column its result, and against the one it is read against what changed and why. */
export function comparisonTable(say: Say, data: ReportData, compared: Compared): ExportTable {
  const { layers, pairs } = compared;
  const nameOf = (id: string): string => named(compared.nameOf(id));
  const last = layers.at(-1)?.assessment.tracks ?? [];
  const head = (key: 'verdict' | 'min' | 'max' | 'change' | 'delta' | 'causes', column: string): string =>
    say.t(`report.export.of.${key}`, { column });
  const against = (id: string): Pair | undefined => pairs.find(({ to }) => to === id);
  return {
    title: say.t('report.export.comparison'),
    notes: [...notesFor(say, data), ...layers.map((layer) => layerWords(say, layer, nameOf(layer.id)))],
    columns: [
      { title: say.t('report.export.column.track'), width: 34 },
      ...layers.flatMap(({ id }) => [
        { title: head('verdict', nameOf(id)), width: 24 },
        { title: head('min', nameOf(id)), width: 14 },
        { title: head('max', nameOf(id)), width: 14 },
        ...(against(id)
          ? [
              { title: head('change', nameOf(id)), width: 30 },
              { title: head('delta', nameOf(id)), width: 14 },
              { title: head('causes', nameOf(id)), width: 50 },
            ]
          : []),
      ]),
    ],
    rows: last
      .filter(({ verdict }) => verdict !== null)
      .map(({ scheme, track, ...result }): Cell[] => [
        trackName(say, { ...result, scheme, track }),
        ...layers.flatMap((layer): Cell[] => {
          const here = resultIn(layer, scheme.id, track.id);
          const pair = against(layer.id);
          return [
            here ? verdictWords(say, here) : null,
            hkd(here?.award?.min),
            hkd(here?.award?.max),
            ...(pair && here ? change(pair, layer, here) : pair ? [null, null, null] : []),
          ];
        }),
      ]),
  };

  function change(pair: Pair, layer: Layer, here: TrackResult): Cell[] {
    const from = resultIn(
      layers.find(({ id }) => id === pair.from),
      here.scheme.id,
      here.track.id,
    );
    if (!from) return [null, null, null];
    const of = (each: { from: string; to: string; scheme: string; track: string }): boolean =>
      each.from === pair.from && each.to === pair.to && each.scheme === here.scheme.id && each.track === here.track.id;
    const difference = compared.comparison.differences.find(of);
    const same = compared.comparison.unchanged.find(of);
    const sides = { from, to: here, proposals: layer.assessment.proposals };
    return [
      changeAgainst(say, from, here, nameOf(pair.from)).words,
      from.award && here.award ? hkd(here.award.max - from.award.max) : null,
      difference ? differenceWords(say, difference, sides) : same ? sameWords(say, same, pair, here) : null,
    ];
  }
}

/** A column with its day, its proposals by name, and the numbers assumed for them. */
const layerWords = (say: Say, { ruleSet }: Layer, name: string): string =>
  layerNote(say, name, ruleSet, (numbers) => say.list(numbers.map((each) => say.t('report.layers.number', each))));

/** Every answer, by subject, and what was asked and is not known. */
export function answersTable(say: Say, data: ReportData): ExportTable {
  const { base, profile } = data;
  return {
    title: say.t('report.export.answers'),
    notes: notesFor(say, data),
    columns: [
      { title: say.t('report.export.column.section'), width: 24 },
      { title: say.t('report.export.column.question'), width: 36 },
      { title: say.t('report.export.column.answer'), width: 50 },
    ],
    rows: base.sections.flatMap(({ id, title }) =>
      base.facts
        .filter((fact) => fact.section === id && profile[fact.id] !== undefined)
        .map((fact): Cell[] => {
          const answer = profile[fact.id];
          const value: Cell =
            typeof answer === 'number'
              ? fact.type === 'hkd'
                ? { hkd: answer }
                : answer
              : (answerInWords(base, fact, answer, say.locale) ?? say.t('report.export.notKnown'));
          return [say.text(title), say.text(fact.label), value];
        }),
    ),
  };
}

/** What the file is, what it rests on, and what it does not say. */
export function aboutTable(say: Say, data: ReportData): ExportTable {
  const { base, compared } = data;
  const layers = compared?.layers ?? [];
  return {
    title: say.t('report.export.about'),
    notes: notesFor(say, data),
    columns: [
      { title: say.t('report.export.column.subject'), width: 30 },
      { title: say.t('report.export.column.text'), width: 90 },
    ],
    rows: [
      ...layers.map((layer): Cell[] => [
        say.t('report.export.columnOf'),
        layerWords(say, layer, named(compared?.nameOf(layer.id) ?? layer.id)),
      ]),
      ...base.settings.limits.map((limit): Cell[] => [say.t('report.part.unchecked'), say.text(limit)]),
      [say.t('report.export.disclaimer'), say.t('app.disclaimer')],
    ],
  };
}
