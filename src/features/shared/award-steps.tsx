import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Award, MoneyRange } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import type { ResolvedScheme } from '../../rulebase/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { rangeWords } from './amounts.ts';
import { useSay } from './say.ts';

interface AwardStepsProps {
  scheme: ResolvedScheme;
  steps: Award['steps'];
  result: MoneyRange;
}

/** The way from the cost to the grant, step by step; the step that sets the amount is marked in words. */
export function AwardSteps({ scheme, steps, result }: AwardStepsProps): ReactNode {
  const t = useTranslations('result');
  const say = useSay();
  return (
    // no tab stop of its own: it only scrolls where text is very large, and browsers then make it one themselves
    <div className="scroll-x">
      <table className="award-table" aria-label={t('awardTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('awardStep')}</th>
            <th scope="col">{t('awardAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, i) => (
            <tr key={i} className={step.binding ? 'binding' : undefined}>
              <th scope="row">
                {fill(say.base, scheme, step.label, say.locale)}
                {step.binding ? (
                  <span className="binding-mark">
                    <Icon name="check" />
                    {t('awardBinding')}
                  </span>
                ) : null}
              </th>
              <td className="sentence-case">{rangeWords(say, step)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('awardResult')}</th>
            <td className="sentence-case">{rangeWords(say, result)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
