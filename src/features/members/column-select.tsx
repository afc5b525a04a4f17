import type { ReactNode } from 'react';

import { Field } from '../../ui/field.tsx';
import { shortened } from '../report/cut.ts';
import { useSay } from '../shared/say.ts';
import type { ColumnTarget } from '../../table/index.ts';
import { targetOf, targetValue } from './targets.ts';

interface ColumnSelectProps {
  column: number;
  name: string;
  /** The first values as they stand in the file. */
  sample: readonly string[];
  target: ColumnTarget;
  error: string | undefined;
  onChange: (target: ColumnTarget) => void;
}

const SHOWN = 3;
const LONGEST = 40; // characters of a value
const PASSED = ['name', 'id', 'contact'] as const;

/** One column of a file: its head, its first values, and what it holds. */
export function ColumnSelect({ column, name, sample, target, error, onChange }: ColumnSelectProps): ReactNode {
  const say = useSay();
  const values = [...new Set(sample.map((value) => value.trim()).filter((value) => value !== ''))]
    .slice(0, SHOWN)
    .map((value) => shortened(value, LONGEST));
  const note = `note:${name.trim() === '' ? String(column + 1) : name.trim()}`;
  const notes = target.kind === 'pass' && target.as.startsWith('note:') ? target.as : note;
  return (
    <Field
      id={`members-column-${column}`}
      label={name.trim() === '' ? say.t('members.columns.unnamed', { n: column + 1 }) : name}
      hint={
        values.length === 0
          ? say.t('members.columns.empty')
          : say.t('members.columns.sample', { values: say.list(values) })
      }
      error={error}
    >
      {(control) => (
        <select
          {...control}
          className="select"
          value={targetValue(target)}
          onChange={(event) => onChange(targetOf(event.target.value))}
        >
          <option value="ignore">{say.t('members.columns.ignore')}</option>
          <optgroup label={say.t('members.columns.passed')}>
            {PASSED.map((as) => (
              <option key={as} value={targetValue({ kind: 'pass', as })}>
                {say.t(`members.pass.${as}`)}
              </option>
            ))}
            <option value={targetValue({ kind: 'pass', as: notes })}>{say.t('members.pass.note')}</option>
          </optgroup>
          {say.base.sections.map(({ id, title }) => (
            <optgroup key={id} label={say.text(title)}>
              {say.base.facts
                .filter(({ section }) => section === id)
                .map((fact) => (
                  <option key={fact.id} value={targetValue({ kind: 'fact', fact: fact.id })}>
                    {say.text(fact.label)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
