import type { ReactNode } from 'react';

import { Field } from './field.tsx';

interface SelectFieldProps<Id extends string> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  value: Id;
  options: readonly { id: Id; name: string }[];
  onChange: (id: Id) => void;
}

/** One of several, by name, in a list that opens. */
export function SelectField<Id extends string>({
  id,
  label,
  hint,
  value,
  options,
  onChange,
}: SelectFieldProps<Id>): ReactNode {
  return (
    <Field id={id} label={label} hint={hint}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={value}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.id === target.value);
            if (chosen) onChange(chosen.id);
          }}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
