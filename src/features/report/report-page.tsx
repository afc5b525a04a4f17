import { useState } from 'react';
import type { ReactNode } from 'react';

import { todayInHongKong } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Fieldset } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { NothingAnswered } from '../shared/nothing-answered.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { shortened } from './cut.ts';
import type { ReportData } from './data.ts';
import { Exports } from './exports.tsx';
import { useMargins } from './margins.ts';
import { PaperReport, PARTS } from './paper.tsx';
import type { PartId } from './paper.tsx';
import './report.css';
import { useReport } from './use-report.ts';
import type { Found } from './use-report.ts';

/** The foot of a page has room for a date beside it. */
const LONGEST_NAME = 40;

/** The report of the company at hand: what goes into it, the sheet as it will be printed, and files to take away. */
export function ReportPage(): ReactNode {
  const say = useSay();
  const { session, today } = useSession();
  const found = useReport();
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const [parts, setParts] = useState<ReadonlySet<PartId>>(new Set(PARTS));
  const client = (typed.client ?? session.name).trim();
  const title = client === '' ? say.t('report.title') : say.t('report.titleFor', { name: client });
  useMargins(
    say,
    [shortened(client, LONGEST_NAME), say.t('report.paperTitle'), say.day(today)]
      .filter((each) => each !== '')
      .join(' · '),
  );
  if (Object.keys(session.facts).length === 0)
    return (
      <Page title={say.t('report.title')}>
        <NothingAnswered />
      </Page>
    );
  const withPlan = found?.findings.plan !== undefined;
  return (
    <Page title={title}>
      <div className="no-print report-setup">
        <p className="lead">{say.t('report.lead')}</p>
        <For typed={typed} usual={session.name} onChange={setTyped} />
        <Fieldset id="report-parts" legend={say.t('report.partsLegend')} inline>
          {PARTS.map((part) => (
            <Choice
              key={part}
              type="checkbox"
              label={say.t(`report.part.${part}`)}
              hint={part === 'plan' && found && !withPlan ? say.t('report.plan.empty') : undefined}
              checked={parts.has(part)}
              onChange={() => setParts(toggled(parts, part))}
            />
          ))}
        </Fieldset>
      </div>
      {found ? (
        <Ready found={found} client={client} preparedBy={preparedBy(say.list, typed)} parts={parts} />
      ) : (
        <p role="status">{say.t('compare.loading')}</p>
      )}
    </Page>
  );
}

function toggled(parts: ReadonlySet<PartId>, part: PartId): ReadonlySet<PartId> {
  const next = new Set(parts);
  if (!next.delete(part)) next.add(part);
  return next;
}

/** For whom and by whom, as typed on this page; kept nowhere. */
interface Typed {
  /** Undefined while it is the name of the session. */
  client: string | undefined;
  adviser: string;
  organisation: string;
}
const NOTHING_TYPED: Typed = { client: undefined, adviser: '', organisation: '' };

const preparedBy = (list: (items: readonly string[]) => string, { adviser, organisation }: Typed): string =>
  list([adviser.trim(), organisation.trim()].filter((each) => each !== ''));

interface ForProps {
  typed: Typed;
  usual: string;
  onChange: (typed: Typed) => void;
}

function For({ typed, usual, onChange }: ForProps): ReactNode {
  const say = useSay();
  return (
    <div className="report-for">
      {(['client', 'adviser', 'organisation'] as const).map((field) => (
        <Field
          key={field}
          id={`report-${field}`}
          label={say.t(`report.for.${field}`)}
          hint={field === 'client' ? say.t('report.for.clientHint') : say.t('report.for.notKept')}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              type="text"
              autoComplete={field === 'client' ? 'off' : 'name'}
              maxLength={200}
              value={typed[field] ?? usual}
              onChange={({ target }) => onChange({ ...typed, [field]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

interface ReadyProps {
  found: Found;
  client: string;
  preparedBy: string;
  parts: ReadonlySet<PartId>;
}

function Ready({ found: { findings, compared }, client, preparedBy: by, parts }: ReadyProps): ReactNode {
  const say = useSay();
  const data: ReportData = { ...findings, compared, client, preparedBy: by, madeOn: todayInHongKong() };
  return (
    <>
      <div className="no-print report-setup">
        <p>
          <Button look="primary" onClick={() => print()}>
            {say.t('report.print')}
          </Button>
        </p>
        <p className="small-print">{say.t('report.printHint')}</p>
        <Exports data={data} />
      </div>
      <PaperReport data={data} parts={parts} />
    </>
  );
}
