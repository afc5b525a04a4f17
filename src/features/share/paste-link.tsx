import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { navigate } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { openRoute, sharedText } from './address.ts';

/** A link that was cut in two by a message can be put together here. */
export function PasteLink(): ReactNode {
  const t = useTranslations('share.open');
  const id = useId();
  const [pasted, setPasted] = useState('');
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const text = sharedText(pasted).trim();
    setMissing(text === '');
    if (text === '') document.getElementById(id)?.focus();
    else navigate(openRoute(text), { replace: true });
  };
  return (
    <form className="paste" onSubmit={onSubmit} noValidate>
      <Field id={id} label={t('paste')} hint={t('pasteHint')} error={missing ? t('pasteMissing') : undefined}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={3}
            autoComplete="off"
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
        )}
      </Field>
      <Button look="primary" type="submit">
        {t('pasteOpen')}
      </Button>
    </form>
  );
}
