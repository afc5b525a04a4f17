/** Counts of a member list for people at a terminal. */
import { pickText as pick } from '../i18n/locale.ts';
import type { Locale } from '../i18n/locale.ts';
import type { RuleBase, RuleSet } from '../rulebase/index.ts';
import type { MemberTable } from '../table/index.ts';
import type { TrackFigures } from './list.ts';
import {
  amountWords,
  IF_ELIGIBLE,
  laterWords,
  layerWords,
  NOT_CONSIDERED,
  t,
  trackName,
  verdictWords,
} from './said.ts';

interface ListHead {
  asOf: string;
  rows: number;
  rejected: MemberTable['rejected'];
}

/** One line a track: how many companies of each verdict, what they get, and what the undecided would get. */
export function listText(
  base: RuleBase,
  head: ListHead,
  layers: readonly { id: string; asOf: string; proposals: string[]; tracks: TrackFigures[] }[],
  rules: readonly { ruleSet: RuleSet }[],
  locale: Locale,
): string {
  const { rows, rejected } = head;
  const lines = [
    pick(
      locale,
      t(`${rows} 家企業，${rejected.total} 行未能讀取`, `${rows} companies, ${rejected.total} rows not read`),
    ),
    ...laterWords(base, head.asOf, locale),
  ];
  for (const { row, column, problem } of rejected.first)
    lines.push(`   ${pick(locale, t(`第 ${row} 行`, `row ${row}`))}${column === '' ? '' : `, ${column}`}: ${problem}`);
  const words = (verdict: keyof TrackFigures['verdicts']) =>
    pick(locale, verdict === 'not-considered' ? NOT_CONSIDERED : verdictWords[verdict]);
  layers.forEach((layer, i) => {
    lines.push(
      '',
      `${pick(locale, layerWords[layer.id] ?? t('規則日期', 'Rules of'))} ${layer.asOf}${layer.proposals.length > 0 ? ` + ${layer.proposals.join(', ')}` : ''}`,
    );
    for (const tally of layer.tracks) {
      const scheme = rules[i]?.ruleSet.schemes.find(({ id }) => id === tally.scheme);
      const track = scheme?.tracks.find(({ id }) => id === tally.track);
      if (!scheme || !track) continue;
      const counts = (Object.keys(tally.verdicts) as (keyof TrackFigures['verdicts'])[]) // its keys are no others
        .map((verdict) => `${words(verdict)} ${tally.verdicts[verdict]}`)
        .join(', ');
      const sums = [
        amountWords(inNumbers(tally.award), locale),
        ...(tally.verdicts.undetermined > 0
          ? [`${pick(locale, IF_ELIGIBLE)} ${amountWords(inNumbers(tally.awardIfEligible), locale)}`]
          : []),
      ];
      lines.push(`■ ${trackName({ scheme, track }, locale)}: ${counts}; ${sums.join('; ')}`);
    }
  });
  return lines.join('\n');
}

/** Sums for people; beyond 2^53 the last digits are rounded. */
const inNumbers = ({ min, max }: TrackFigures['award']) => ({ min: Number(min), max: Number(max) });
