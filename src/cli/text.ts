/** The text forms of one company: for people at a terminal, in the language asked for. */
import { byAim } from '../engine/index.ts';
import type { Cause, Comparison, CriterionState, Layer, ParamChange, TrackResult } from '../engine/index.ts';
import { pickText as pick } from '../i18n/locale.ts';
import type { Locale } from '../i18n/locale.ts';
import { changedValueInWords, fill } from '../i18n/words.ts';
import type { ProfileFile, RuleBase } from '../rulebase/index.ts';
import {
  amountWords,
  laterWords,
  layerWords,
  NOT_CONSIDERED,
  stateMarks,
  statusWords,
  t,
  trackName,
  verdictWords,
} from './said.ts';

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
    ...laterWords(base, assessment.asOf, locale),
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
  { profile, asOf }: { profile: ProfileFile; asOf: string },
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
  lines.push(...laterWords(base, asOf, locale));
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
  const open = comparison.unchanged.flatMap(({ reason, from, to: id, scheme, track }) => {
    const to = layers.find((layer) => layer.id === id);
    const result = reason === 'cannot-know' && to ? find(to, scheme, track) : undefined;
    return result ? [`■ ${trackName(result, locale)}: ${layerName(from)} → ${layerName(id)}`] : [];
  });
  if (open.length > 0)
    lines.push('', pick(locale, t('資料不足，未能比較', 'Cannot be compared: too little is known')), ...open);
  return lines.join('\n');
}

function changeText(base: RuleBase, change: ParamChange, result: TrackResult, locale: Locale): string {
  const param = result.scheme.params[change.param];
  if (!param) return change.param;
  const words = (value: ParamChange['from']) => changedValueInWords(base, param.unit, value, locale);
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
