import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';

/** Browsers without it, or where it may not be used: the link is selected, to be copied by hand. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The sheet of the device for handing things on. Its own refusal or a changed mind is no fault of ours. */
const canHandOn = (): boolean => typeof navigator.share === 'function';
async function handOn(url: string): Promise<void> {
  try {
    await navigator.share({ url });
  } catch {
    // the link is still there to copy
  }
}

export function LinkField({ address }: { address: string }): ReactNode {
  const t = useTranslations('share');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  /** The address that was copied, or could not be: another one needs to be copied again. */
  const [said, setSaid] = useState<{ address: string; copied: boolean }>();
  const onCopy = async (): Promise<void> => {
    const copied = await copy(address);
    if (!copied) {
      field.current?.focus();
      field.current?.select();
    }
    setSaid({ address, copied });
  };
  return (
    <div className="share-link no-print">
      <Field id={id} label={t('link')} hint={t('length', { n: address.length })}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="textarea"
            rows={4}
            readOnly
            spellCheck={false}
            value={address}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div className="button-group">
        <Button look="primary" onClick={() => void onCopy()}>
          {t('copy')}
        </Button>
        {canHandOn() ? <Button onClick={() => void handOn(address)}>{t('handOn')}</Button> : null}
      </div>
      <LiveRegion visible>
        {said?.address === address ? <p>{t(said.copied ? 'copied' : 'notCopied')}</p> : null}
      </LiveRegion>
    </div>
  );
}
