import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Award, TrackResult } from '../../engine/index.ts';
import { Details } from '../../ui/details.tsx';
import { AwardSteps } from '../shared/award-steps.tsx';
import { useSay } from '../shared/say.ts';

/** How the amount is worked out, and limits on single items that the total does not show. */
export function AwardTable({ result, award }: { result: TrackResult; award: Award }): ReactNode {
  const t = useTranslations('result');
  const say = useSay();
  const notes = result.track.award?.notes ?? [];
  return (
    <Details summary={t('awardTitle')}>
      <AwardSteps scheme={result.scheme} steps={award.steps} result={award} />
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
