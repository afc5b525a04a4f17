import type { ReactNode } from 'react';

import { StackedBars } from '../../ui/charts/stacked-bars.tsx';
import { FigureView } from './figure-view.tsx';
import { countWords } from './numbers.ts';
import { Section } from './section.tsx';
import { companiesTable, nameOfLayer } from './tables.ts';
import type { Figures } from './tables.ts';

const PARTS = ['eligible', 'undetermined', 'none', 'noAim'] as const;
const TONES = { eligible: 'eligible', undetermined: 'undetermined', none: 'ineligible', noAim: 'closed' } as const;

/** Companies that meet the conditions of anything, layer by layer. */
export function Companies({ figures }: { figures: Figures }): ReactNode {
  const { say, impact } = figures;
  const title = say.t('members.companies.title');
  const table = companiesTable(figures);
  return (
    <Section id="companies" title={title} lead={say.t('members.companies.lead')} figures={figures} table={table}>
      <StackedBars
        title={title}
        description={say.t('members.companies.picture')}
        parts={PARTS.map((id) => ({ id, label: say.t(`members.company.${id}`), tone: TONES[id] }))}
        rows={impact.layers.map(({ request: { id }, companies }) => ({
          id,
          label: nameOfLayer(figures, id),
          values: PARTS.map((part) => companies[part]),
        }))}
        format={countWords}
        table={{
          summary: say.t('members.asTable'),
          printed: true,
          open: true,
          own: <FigureView table={table} quiet />,
        }}
      />
      <p className="small-print">{say.t('members.companies.combine')}</p>
    </Section>
  );
}
