import { useState } from 'react';
import type { ReactNode } from 'react';

import { SelectField } from '../../ui/select-field.tsx';
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
        <SelectField
          id="members-scheme"
          label={say.t('members.tracks.scheme')}
          value={scheme}
          options={[...schemes, { id: '', name: say.t('members.tracks.all') }]}
          onChange={setScheme}
        />
      </div>
      <FigureView table={table} quiet />
    </Section>
  );
}
