import type { ReactNode } from 'react';

import { Field } from './field.tsx';

interface SearchInputProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

/** A box that narrows what stands below it as people type. */
export function SearchInput({ id, label, hint, value, onChange }: SearchInputProps): ReactNode {
  return (
    <search className="no-print">
      <Field id={id} label={label} {...(hint === undefined ? {} : { hint })}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </search>
  );
}
