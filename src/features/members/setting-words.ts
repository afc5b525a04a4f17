/** The value of an assumption of a made-up list, with its unit. */
import { money } from '../../i18n/words.ts';
import type { PopulationSetting } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { countWords } from './numbers.ts';

export function settingWords({ t }: Say, unit: PopulationSetting['unit'], value: number): string {
  switch (unit) {
    case 'percent':
      return `${value}%`;
    case 'hkd':
      return money(value);
    case 'months':
      return t('members.synthetic.months', { n: value });
    case 'times':
      return t('members.synthetic.times', { n: value });
    case 'year':
      return String(value);
    case 'weight':
    case 'count':
      return countWords(value);
  }
}
