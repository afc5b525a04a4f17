import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';

import { classes } from './classes.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** To be spread on the control, so that its hint and its error are read with it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface QuestionProps {
  /** The id an error summary links to. */
  id: string;
  hint?: ReactNode;
  error?: ReactNode;
}

const isSet = (node: ReactNode): boolean => node !== undefined && node !== null && node !== false && node !== '';

function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  const ids = [isSet(hint) && `${id}-hint`, isSet(error) && `${id}-error`].filter((part) => part !== false);
  return ids.length === 0 ? undefined : ids.join(' ');
}

function HintAndError({ id, hint, error }: QuestionProps): ReactNode {
  const t = useTranslations('ui');
  return (
    <>
      {isSet(hint) ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {isSet(error) ? (
        <p id={`${id}-error`} className="field-error">
          <VisuallyHidden>{t('errorPrefix')}</VisuallyHidden>
          {error}
        </p>
      ) : null}
    </>
  );
}

interface FieldProps extends QuestionProps {
  label: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** One question with one control: `<Field id="x" label="…">{(control) => <input className="input" {...control} />}</Field>`. */
export function Field({ id, label, hint, error, children }: FieldProps): ReactNode {
  return (
    <div className={classes('field', isSet(error) && 'field-invalid')}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children({
        id,
        'aria-describedby': describedBy(id, hint, error),
        'aria-invalid': isSet(error) ? true : undefined,
      })}
    </div>
  );
}

interface FieldsetProps extends QuestionProps {
  legend: ReactNode;
  /** Choices beside each other where there is room. */
  inline?: boolean;
  children: ReactNode;
}

/** One question with several controls, such as radio buttons. */
export function Fieldset({ id, legend, hint, error, inline = false, children }: FieldsetProps): ReactNode {
  return (
    <fieldset
      id={id}
      className={classes('field', isSet(error) && 'field-invalid')}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className="field-label">{legend}</legend>
      <HintAndError id={id} hint={hint} error={error} />
      <div className={classes('choices', inline && 'choices-inline')}>{children}</div>
    </fieldset>
  );
}

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  type: 'radio' | 'checkbox';
  label: ReactNode;
  hint?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** A radio button or checkbox with its label; takes what `register()` of a form gives. */
export function Choice({ type, label, hint, id, ...rest }: ChoiceProps): ReactNode {
  const fallbackId = useId();
  const inputId = id ?? fallbackId;
  return (
    <div className="choice">
      <input {...rest} type={type} id={inputId} aria-describedby={describedBy(inputId, hint, undefined)} />
      <div>
        <label htmlFor={inputId}>{label}</label>
        {isSet(hint) ? (
          <div id={`${inputId}-hint`} className="field-hint">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
