/** What figures rest on, one line each: stands below every table and above every export. */
import type { Population } from '../../rulebase/index.ts';
import { layerNote } from '../shared/layer-note.ts';
import type { Say } from '../shared/say.ts';
import type { Impact, ListSource, LoadedList } from '../../table/index.ts';
import { countWords } from './numbers.ts';
import { readAsWords } from './read-as.tsx';
import { settingWords } from './setting-words.ts';
import type { Figures } from './tables.ts';
import type { MembersLayer } from './use-members.ts';

/** Where the companies come from, and how many of them count. */
export function listWords(say: Say, { source, rows, rejected }: LoadedList): string {
  const n = countWords(rows);
  return source.kind === 'file'
    ? say.t('members.notes.file', { name: source.name, n, left: rejected.total, leftN: countWords(rejected.total) })
    : say.t('members.notes.synthetic', { n, seed: String(source.seed) });
}

/** What reading the file left open: cells that are taken as not answered, and companies that may be there twice. */
const readingNotes = (say: Say, { unread, repeated }: LoadedList): string[] => [
  ...(unread
    ? [say.t('members.notes.unread', { cells: countWords(unread.total), rows: countWords(unread.rows) })]
    : []),
  ...(repeated ? [say.t('members.notes.repeated', { n: countWords(repeated.rows), by: repeated.by })] : []),
];

/** Which assumptions of a made-up list are not the usual ones; nothing for another list. */
function madeWords(say: Say, source: ListSource, population: Population | undefined): string[] {
  if (source.kind !== 'synthetic') return [];
  const changed = Object.entries(source.settings).map(([id, value]) => {
    const setting = population?.settings.find((each) => each.id === id);
    return setting
      ? say.t('members.notes.setting', {
          label: say.text(setting.label),
          value: settingWords(say, setting.unit, value),
          usual: settingWords(say, setting.unit, setting.default),
        })
      : `${id}: ${value}`;
  });
  return [
    changed.length === 0
      ? say.t('members.notes.usual')
      : say.t('members.notes.changed', { settings: say.series(changed) }),
  ];
}

/** A layer with its day, its proposals by name, and the numbers assumed for them. */
export const layerWords = (say: Say, { name, rules }: MembersLayer): string =>
  layerNote(say, name, rules, (numbers) => say.series(numbers.map((each) => say.t('members.notes.number', each))));

/** How many companies could not be decided, layer by layer. */
const undecidedWords = (say: Say, layers: readonly MembersLayer[], impact: Impact): string =>
  say.t('members.notes.undecided', {
    layers: say.list(
      impact.layers.map(({ request, companies }) =>
        say.t('members.notes.undecidedIn', {
          layer: layers.find(({ id }) => id === request.id)?.name ?? request.id,
          n: countWords(companies.undetermined),
        }),
      ),
    ),
  });

/** Of the rows assessed again by the reference, how many have the same result in every track. */
export function agreeing({ agreement: { checked, differing } }: Impact): { checked: string; agree: string } {
  const rows = new Set(differing.map(({ row }) => row)).size;
  return { checked: countWords(checked), agree: countWords(checked - rows) };
}

/** All that must be known to read the figures away from the page. */
export const allNotes = (say: Say, { list, layers, impact, population }: Omit<Figures, 'say'>): string[] => [
  listWords(say, list),
  ...readingNotes(say, list),
  ...readAsWords(say, list),
  ...madeWords(say, list.source, population),
  ...layers.map((layer) => layerWords(say, layer)),
  say.t('report.layers.assumed'),
  undecidedWords(say, layers, impact),
  say.t('members.notes.agreement', agreeing(impact)),
  say.t('members.companies.combine'),
  say.t('members.notes.version', { version: say.base.settings.version }),
  say.t('report.export.notAdvice'),
];
