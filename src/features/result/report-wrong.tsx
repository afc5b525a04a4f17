import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { caseFileFor } from '../../cases/index.ts';
import type { Assessment, TrackResult } from '../../engine/index.ts';
import type { Profile } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useSession } from '../session/session.tsx';
import { trackName } from '../shared/verdicts.ts';
import { useSay } from '../shared/say.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

interface ReportWrongProps {
  result: TrackResult;
  assessment: Pick<Assessment, 'asOf' | 'proposals'>;
  profile: Profile;
}

/** For who doubts a result: copies it as a worked case, to be corrected and sent to whoever looks after the rules. */
export function ReportWrong({ result, assessment, profile }: ReportWrongProps): ReactNode {
  const t = useTranslations('report');
  const say = useSay();
  const { base } = useSession();
  const id = useId();
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle');
  const text = `${JSON.stringify(caseFileFor({ base, assessment, result, profile }), null, 2)}\n`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('by-hand'); // no clipboard, or not allowed: shown, to be copied by hand
    }
  };
  return (
    <div className="report no-print">
      <Button look="quiet" onClick={() => void copy()}>
        {t('button')}
        <VisuallyHidden> {trackName(say, result)}</VisuallyHidden>
      </Button>
      <LiveRegion visible>
        {state === 'idle' ? null : <p>{`${t(state === 'copied' ? 'copied' : 'byHand')} ${t('what')}`}</p>}
      </LiveRegion>
      {state === 'by-hand' ? (
        <>
          <label htmlFor={id} className="field-label">
            {t('label')}
          </label>
          <textarea
            id={id}
            className="textarea"
            lang="en"
            rows={8}
            readOnly
            value={text}
            onFocus={(event) => event.target.select()}
          />
        </>
      ) : null}
    </div>
  );
}
