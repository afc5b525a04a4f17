import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Award, TrackResult } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import { Details } from '../../ui/details.tsx';
import { Icon } from '../../ui/icon.tsx';
import { rangeWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';

/** The way from the cost to the grant, step by step; the step that sets the amount is marked in words. */
export function AwardTable({ result, award }: { result: TrackResult; award: Award }): ReactNode {
  const t = useTranslations('result');
  const say = useSay();
  const notes = result.track.award?.notes ?? [];
  return (
    <Details summary={t('awardTitle')}>
      <table className="award-table">
        <thead>
          <tr>
            <th scope="col">{t('awardStep')}</th>
            <th scope="col">{t('awardAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {award.steps.map((step, i) => (
            <tr key={i} className={step.binding ? 'binding' : undefined}>
              <th scope="row">
                {fill(say.base, result.scheme, step.label, say.locale)}
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
            <td className="sentence-case">{rangeWords(say, award)}</td>
          </tr>
        </tfoot>
      </table>
      {notes.length > 0 ? (
        <>
          <p className="strong">{t('awardNotes')}</p>
          <ul>
            {notes.map((note) => (
              <li key={note.en}>{say.text(note)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Details>
  );
}
