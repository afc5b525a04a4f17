/** What figures rest on, one line each: stands below every table and above every export. */
import { valueWords } from '../shared/values.ts';
import type { Say } from '../shared/say.ts';
import type { Impact, LoadedList } from '../../table/index.ts';
import { countWords } from './numbers.ts';
import type { MembersLayer } from './use-members.ts';

/** Where the companies come from, and how many of them count. */
export function listWords(say: Say, { source, rows, rejected }: LoadedList): string {
  const n = countWords(rows);
  return source.kind === 'file'
    ? say.t('members.notes.file', { name: source.name, n, left: rejected.total, leftN: countWords(rejected.total) })
    : say.t('members.notes.synthetic', { n, seed: String(source.seed) });
}

/** A layer with its day, its proposals by name, and the numbers assumed for them. */
export function layerWords(say: Say, { name, rules }: MembersLayer): string {
  const chosen = say.base.proposals.filter(({ id }) => rules.proposals.includes(id));
  const numbers = chosen.flatMap(({ id, assumptions }) =>
    Object.entries(assumptions).map(([key, { label, unit, default: usual }]) =>
      say.t('report.layers.number', {
        label: say.text(label),
        value: valueWords(say, unit, rules.assumptions[`${id}.${key}`] ?? usual),
      }),
    ),
  );
  return say.t('report.export.layer', {
    name,
    date: rules.date,
    n: chosen.length,
    proposals: say.list(chosen.map(({ title }) => say.text(title))),
    assumptions: numbers.length > 0 ? say.list(numbers) : say.t('report.export.noAssumption'),
  });
}

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
export const allNotes = (
  say: Say,
  { list, layers, impact }: { list: LoadedList; layers: readonly MembersLayer[]; impact: Impact },
): string[] => [
  listWords(say, list),
  ...layers.map((layer) => layerWords(say, layer)),
  undecidedWords(say, layers, impact),
  say.t('members.notes.agreement', agreeing(impact)),
  say.t('members.notes.version', { version: say.base.settings.version }),
  say.t('report.export.notAdvice'),
];
