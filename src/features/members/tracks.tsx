import { useState } from 'react';
import type { ReactNode } from 'react';

import { Field } from '../../ui/field.tsx';
import { FigureView } from './figure-view.tsx';
import { Section } from './section.tsx';
import { schemesOf, tracksTable } from './tables.ts';
import type { Figures } from './tables.ts';

/** Every track under every layer, of one scheme or of all. */
export function Tracks({ figures }: { figures: Figures }): ReactNode {
  const { say } = figures;
  const schemes = schemesOf(figures);
  const [scheme, setScheme] = useState(schemes[0]?.id ?? '');
  const chosen = schemes.some(({ id }) => id === scheme) ? scheme : null;
  const table = tracksTable(figures, chosen);
  return (
    <Section id="tracks" title={table.title} lead={say.t('members.tracks.lead')} figures={figures} table={table}>
      <div className="members-choices no-print">
        <Field id="members-scheme" label={say.t('members.tracks.scheme')}>
          {(control) => (
            <select {...control} className="select" value={scheme} onChange={({ target }) => setScheme(target.value)}>
              {schemes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="">{say.t('members.tracks.all')}</option>
            </select>
          )}
        </Field>
      </div>
      <FigureView table={table} quiet />
    </Section>
  );
}
