import type { ReactNode } from 'react';

import { Notice } from '../../ui/notice.tsx';
import { useSay } from '../shared/say.ts';
import type { Say } from '../shared/say.ts';
import { answersPart } from './answers-part.tsx';
import { barredPart } from './barred-part.tsx';
import { NO_CITES, startCiting } from './cites.tsx';
import type { ReportData } from './data.ts';
import { documentsPart } from './documents-part.tsx';
import { layersPart } from './layers-part.tsx';
import { ofOtherDay } from './paper-words.ts';
import type { Paper } from './part.tsx';
import { planPart } from './plan-part.tsx';
import { sourcesPart } from './sources-part.tsx';
import { stepsPart } from './steps-part.tsx';
import { summaryPart } from './summary-part.tsx';
import { tracksPart } from './tracks-part.tsx';
import { uncheckedPart } from './unchecked-part.tsx';

/** The parts that can be left out, in the order in which they are printed; sources are listed after all of them. */
export const PARTS = [
  'answers',
  'tracks',
  'barred',
  'layers',
  'plan',
  'documents',
  'steps',
  'unchecked',
  'sources',
] as const;
export type PartId = (typeof PARTS)[number];

const WRITE: Record<Exclude<PartId, 'sources'>, (paper: Paper) => ReactNode> = {
  answers: answersPart,
  tracks: tracksPart,
  barred: barredPart,
  layers: layersPart,
  plan: planPart,
  documents: documentsPart,
  steps: stepsPart,
  unchecked: uncheckedPart,
};

/** The report as it is printed. */
export function PaperReport({ data, parts }: { data: ReportData; parts: ReadonlySet<PartId> }): ReactNode {
  const say = useSay();
  return <article className="paper">{paperText(say, data, parts)}</article>;
}

/** Called anew for every render, from the first part to the last: the sources get their numbers on the way. */
function paperText(say: Say, data: ReportData, parts: ReadonlySet<PartId>): ReactNode {
  const { cite, list } = parts.has('sources') ? startCiting(data.base) : NO_CITES;
  const paper: Paper = { say, data, cite };
  const summary = summaryPart(paper);
  const body = PARTS.flatMap((part) =>
    part !== 'sources' && parts.has(part) ? [<Keyed key={part}>{WRITE[part](paper)}</Keyed>] : [],
  );
  const cited = list();
  return (
    <>
      <TitleBlock say={say} data={data} />
      <OtherDay say={say} data={data} />
      {summary}
      {body}
      {cited.length > 0 ? sourcesPart(say, cited) : null}
      <footer className="paper-end">
        <p>{say.t('app.disclaimer')}</p>
        <p>{say.t('report.disclaimer', { date: say.day(data.rulesOf), version: data.base.settings.version })}</p>
      </footer>
    </>
  );
}

const Keyed = ({ children }: { children: ReactNode }): ReactNode => children;

/** First of all, where an earlier or a later day stands for today: nobody may apply by what follows. */
function OtherDay({ say, data }: { say: Say; data: ReportData }): ReactNode {
  if (!ofOtherDay(data)) return null;
  const { rulesOf, madeOn } = data;
  return (
    <Notice tone="warning" title={say.t('report.otherDay.title', { date: say.day(rulesOf), today: say.day(madeOn) })}>
      <p>{say.t(rulesOf < madeOn ? 'report.otherDay.earlier' : 'report.otherDay.later')}</p>
    </Notice>
  );
}

function TitleBlock({ say, data }: { say: Say; data: ReportData }): ReactNode {
  const { client, preparedBy, madeOn, rulesOf, base } = data;
  const lines = [
    ...(client === '' ? [] : [['report.preparedFor', client] as const]),
    ...(preparedBy === '' ? [] : [['report.preparedBy', preparedBy] as const]),
    ['report.madeOn', say.day(madeOn)],
    ['report.rulesOf', say.day(rulesOf)],
    ['report.version', base.settings.version],
  ] as const;
  return (
    <header className="paper-head">
      <h2>{say.t('report.paperTitle')}</h2>
      <p className="made-with">{say.t('report.madeWith', { app: say.t('app.name') })}</p>
      <dl>
        {lines.map(([key, value]) => (
          <div key={key} className={key === 'report.preparedFor' ? 'client' : undefined}>
            <dt>{say.t(key)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
