/** What a layer says of one company, in words. */
import { money } from '../../i18n/words.ts';
import type { RowResult } from '../../table/index.ts';
import type { Say } from '../shared/say.ts';

/** The verdict: of a track, or of the company over all tracks. */
export function resultWords(say: Say, { track, verdict }: RowResult): string {
  if (track) return say.t(`members.verdict.${verdict}`);
  switch (verdict) {
    case 'eligible':
    case 'undetermined':
      return say.t(`members.company.${verdict}`);
    case 'no-aim':
      return say.t('members.company.noAim');
    default:
      return say.t('members.company.none');
  }
}

/** The amount; empty where there is none to speak of. */
export function awardWords(say: Say, { verdict, award }: RowResult): string {
  if (verdict !== 'eligible' && verdict !== 'undetermined') return '';
  if (!award) return say.t('members.unknownSum');
  const range =
    award.min === award.max
      ? money(award.max)
      : say.t('members.money.range', { min: money(award.min), max: money(award.max) });
  return verdict === 'eligible' ? range : say.t('members.rows.ifEligible', { amount: money(award.max) });
}
