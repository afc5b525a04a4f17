/** The text forms: for people at a terminal, in the language asked for. */
import { byAim } from '../engine/index.ts';
import type { Comparison, Cause, CriterionState, Layer, ParamChange, TrackResult, Verdict } from '../engine/index.ts';
import { pickText as pick } from '../i18n/locale.ts';
import type { Locale } from '../i18n/locale.ts';
import { fill, money, moneyInWan, valueInWords } from '../i18n/words.ts';
import type { LocalText, ProfileFile, RuleBase, RuleSet, TrackStatus } from '../rulebase/index.ts';
import { toSimplified } from '../i18n/simplified.ts';
import type { MemberTable } from '../table/index.ts';
import type { TrackFigures } from './list.ts';

const t = (zh: string, en: string): LocalText => ({ 'zh-Hant': zh, en });

const verdictWords: Record<Verdict, LocalText> = {
  eligible: t('符合已知條件', 'Meets the published conditions'),
  ineligible: t('不符合', 'Does not meet the conditions'),
  undetermined: t('資料不足', 'Not enough is known'),
  closed: t('不接受申請', 'Not open'),
};
const statusWords: Record<TrackStatus, LocalText> = {
  open: t('開放', 'open'),
  'not-yet-open': t('尚未開放', 'not yet open'),
  closed: t('已結束', 'closed'),
  'no-rule-known': t('當日規則未有記錄', 'no rule on file for that day'),
  proposed: t('只屬建議', 'proposed only'),
};
const stateMarks: Record<CriterionState, string> = {
  met: '✓',
  'not-met': '✗',
  unknown: '?',
  'not-applicable': '–',
  judgement: '◇',
};
const NOT_CONSIDERED = t('與所選目的無關', 'not for the chosen aims');
const layerWords: Record<string, LocalText> = {
  then: t('當時', 'then'),
  'then+proposals': t('當時＋建議', 'then, with the proposals'),
  today: t('今天', 'today'),
  'today+proposals': t('今天＋建議', 'today, with the proposals'),
};

/** Simplified Chinese from the Traditional text; other languages as they are. */
export function simplify(text: string, locale: Locale): string {
  return locale === 'zh-Hans' ? toSimplified(text) : text;
}

const trackName = ({ scheme, track }: Pick<TrackResult, 'scheme' | 'track'>, locale: Locale) =>
  `${pick(locale, scheme.shortName)} · ${pick(locale, track.name)}`;

function amountWords(range: { min: number; max: number | null }, locale: Locale): string {
  const one = (amount: number) => {
    const wan = locale === 'en' ? undefined : moneyInWan(amount);
    return wan === undefined ? money(amount) : `${money(amount)}（${wan}）`;
  };
  if (range.max === null) return pick(locale, t(`最少 ${one(range.min)}`, `at least ${one(range.min)}`));
  if (range.min === range.max) return one(range.max);
  return pick(locale, t(`${one(range.min)} 至 ${one(range.max)}`, `${one(range.min)} to ${one(range.max)}`));
}

function verdictLine(result: TrackResult, locale: Locale): string {
  if (result.verdict === null) return pick(locale, NOT_CONSIDERED);
  const status = result.status === 'open' ? '' : ` (${pick(locale, statusWords[result.status])})`;
  const award = result.award ? ` · ${amountWords(result.award, locale)}` : '';
  return `${pick(locale, verdictWords[result.verdict])}${status}${award}`;
}

/** One profile under one rule set. */
export function profileText(base: RuleBase, layer: Layer, profile: ProfileFile, locale: Locale): string {
  const { assessment } = layer;
  const factLabel = (id: string) => pick(locale, base.facts.find((fact) => fact.id === id)?.label ?? t(id, id));
  const lines = [
    `${profile.name ?? pick(locale, t('企業', 'Company'))} — ${pick(locale, t('規則日期', 'rules of'))} ${assessment.asOf}${assessment.proposals.length > 0 ? ` + ${assessment.proposals.join(', ')}` : ''}`,
    '',
  ];
  for (const result of assessment.tracks) {
    if (result.verdict === null) continue;
    lines.push(`■ ${trackName(result, locale)}: ${verdictLine(result, locale)}`);
    for (const criterion of result.criteria)
      lines.push(`   ${stateMarks[criterion.state]} ${fill(base, result.scheme, criterion.sentence, locale)}`);
    if (result.award?.ownContribution)
      lines.push(`   ${pick(locale, t('自付', 'You pay'))}: ${amountWords(result.award.ownContribution, locale)}`);
    if (result.missing.length > 0)
      lines.push(
        `   ${pick(locale, t('尚欠', 'Still needed'))}: ${result.missing.map(factLabel).join(locale === 'en' ? ', ' : '、')}`,
      );
  }
  const skipped = assessment.tracks.filter((result) => result.verdict === null).length;
  if (skipped > 0)
    lines.push(
      '',
      pick(locale, t(`另有 ${skipped} 個類別與所選目的無關。`, `${skipped} more tracks are not for the chosen aims.`)),
    );
  lines.push('', ...base.settings.limits.map((limit) => pick(locale, limit)));
  return lines.join('\n');
}

/** The four layers by track and by aim, then every difference with its cause. */
export function comparisonText(
  base: RuleBase,
  layers: readonly Layer[],
  comparison: Comparison,
  profile: ProfileFile,
  locale: Locale,
): string {
  const layerName = (id: string) => pick(locale, layerWords[id] ?? t(id, id));
  const find = (layer: Layer, scheme: string, track: string) =>
    layer.assessment.tracks.find((r) => r.scheme.id === scheme && r.track.id === track);
  const lines: string[] = [profile.name ?? pick(locale, t('企業', 'Company')), ''];
  for (const { id, assessment } of layers)
    lines.push(
      `${layerName(id)}: ${assessment.asOf}${assessment.proposals.length > 0 ? ` + ${assessment.proposals.join(', ')}` : ''}`,
    );
  lines.push('', pick(locale, t('按類別', 'By track')));
  for (const { scheme, track, verdict } of layers[0]?.assessment.tracks ?? []) {
    const columns = layers.map((layer) => find(layer, scheme.id, track.id));
    const last = columns.at(-1);
    if (!last || (verdict === null && columns.every((column) => column?.verdict === null))) continue;
    lines.push(`■ ${trackName(last, locale)}`);
    columns.forEach(
      (column, i) => column && lines.push(`   ${layerName(layers[i]?.id ?? '')}: ${verdictLine(column, locale)}`),
    );
  }
  lines.push('', pick(locale, t('按目的', 'By aim')));
  const aims = layers.map((layer) => byAim(base, layer.assessment, profile.facts));
  aims[0]?.forEach(({ label }, i) => {
    lines.push(`■ ${pick(locale, label)}`);
    layers.forEach((layer, j) => {
      const best = aims[j]?.[i]?.best;
      lines.push(
        `   ${layerName(layer.id)}: ${best ? `${trackName(best, locale)}: ${verdictLine(best, locale)}` : pick(locale, t('沒有', 'none'))}`,
      );
    });
  });
  lines.push('', pick(locale, t('差異及原因', 'Differences and their causes')));
  if (comparison.differences.length === 0) lines.push(pick(locale, t('沒有差異。', 'No differences.')));
  for (const difference of comparison.differences) {
    const to = layers.find((layer) => layer.id === difference.to);
    const result = to && find(to, difference.scheme, difference.track);
    if (!result) continue;
    lines.push(`■ ${trackName(result, locale)}: ${layerName(difference.from)} → ${layerName(difference.to)}`);
    for (const cause of difference.causes) lines.push(`   ${causeText(base, cause, result, locale)}`);
  }
  return lines.join('\n');
}

function changeText(base: RuleBase, change: ParamChange, result: TrackResult, locale: Locale): string {
  const param = result.scheme.params[change.param];
  if (!param) return change.param;
  const words = (value: ParamChange['from']) =>
    value === null
      ? pick(locale, t('未有資料', 'not on file'))
      : valueInWords(base, param.unit, value as never, locale);
  return `${pick(locale, param.label)}: ${words(change.from)} → ${words(change.to)}`;
}

function causeText(base: RuleBase, cause: Cause, result: TrackResult, locale: Locale): string {
  switch (cause.kind) {
    case 'status':
      return `${pick(locale, statusWords[cause.from])} → ${pick(locale, statusWords[cause.to])}${cause.on === null ? '' : ` (${cause.on})`}`;
    case 'parameter':
      return changeText(base, cause, result, locale);
    case 'criterion': {
      const criterion = result.criteria.find(({ id }) => id === cause.criterion);
      const words = criterion ? fill(base, result.scheme, criterion.sentence, locale) : cause.criterion;
      const mark = (state: CriterionState | 'absent') => (state === 'absent' ? '—' : stateMarks[state]);
      return [
        `${words}: ${mark(cause.from)} → ${mark(cause.to)}`,
        ...cause.params.map((change) => `   ${changeText(base, change, result, locale)}`),
      ].join('\n   ');
    }
  }
}

/** Sums for people; beyond 2^53 the last digits are rounded. */
const inNumbers = ({ min, max }: TrackFigures['award']) => ({ min: Number(min), max: Number(max) });

/** Counts of a member list, one line a track. */
export function listText(
  base: RuleBase,
  head: { rows: number; rejected: MemberTable['rejected'] },
  layers: readonly { id: string; asOf: string; proposals: string[]; tracks: TrackFigures[] }[],
  rules: readonly { ruleSet: RuleSet }[],
  locale: Locale,
): string {
  const lines = [
    pick(
      locale,
      t(
        `${head.rows} 家企業，${head.rejected.total} 行未能讀取`,
        `${head.rows} companies, ${head.rejected.total} rows not read`,
      ),
    ),
  ];
  for (const { row, column, problem } of head.rejected.first)
    lines.push(`   row ${row}${column === '' ? '' : `, ${column}`}: ${problem}`);
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
      const counts = (Object.keys(tally.verdicts) as (keyof TrackFigures['verdicts'])[])
        .map((verdict) => `${words(verdict)} ${tally.verdicts[verdict]}`)
        .join(', ');
      lines.push(
        `■ ${trackName({ scheme, track }, locale)}: ${counts}; ${amountWords(inNumbers(tally.award), locale)}`,
      );
    }
  });
  return lines.join('\n');
}
