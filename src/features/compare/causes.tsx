import type { ReactNode } from 'react';

import type { Cause, Difference, ParamChange as Changed, TrackResult } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { marks } from '../shared/marks.tsx';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { awardWords } from '../shared/amounts.ts';
import { isOpenTo, notYetOpenNote, trackName } from '../shared/verdicts.ts';
import { ParamChange, ProposedBy } from './param-change.tsx';
import { structuralProposals } from './writers.ts';

interface DifferenceProps {
  difference: Difference;
  /** The track on both sides. */
  from: TrackResult;
  to: TrackResult;
  /** The proposals of the later side. */
  proposals: readonly string[];
  /** The name of a column. */
  nameOf: (id: string) => string;
}

/** One track whose result differs: the two results, then what made the difference. */
export function DifferenceCard({ difference, from, to, proposals, nameOf }: DifferenceProps): ReactNode {
  const say = useSay();
  const sides = [
    [difference.from, from],
    [difference.to, to],
  ] as const;
  return (
    <Card level={4} title={trackName(say, to)}>
      <dl className="sides">
        {sides.map(([layer, result]) => (
          <div key={layer}>
            <dt>{nameOf(layer)}</dt>
            <dd>
              <TrackVerdict verdict={result.verdict} status={result.status} />{' '}
              {isOpenTo(result.verdict) ? <span className="sentence-case">{awardWords(say, result)}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {difference.jointly ? <p>{say.t('cause.jointly')}</p> : null}
      {difference.causes.length === 0 ? <p>{say.t('cause.noCause')}</p> : null}
      <ul className="causes">
        {difference.causes.map((cause) => (
          <li key={JSON.stringify(cause)}>
            <CauseText cause={cause} from={from} to={to} proposals={proposals} />
          </li>
        ))}
      </ul>
      <AlsoChanged changes={difference.alsoChanged} result={to} proposals={proposals} />
    </Card>
  );
}

interface CauseProps extends Omit<DifferenceProps, 'difference' | 'nameOf'> {
  cause: Cause;
}

function CauseText({ cause, from, to, proposals }: CauseProps): ReactNode {
  switch (cause.kind) {
    case 'status':
      return <StatusCause cause={cause} from={from} />;
    case 'parameter':
      return <ParamChange change={cause} result={to} proposals={proposals} />;
    case 'criterion':
      return <CriterionCause cause={cause} from={from} to={to} proposals={proposals} />;
  }
}

interface StatusCauseProps {
  cause: Extract<Cause, { kind: 'status' }>;
  from: TrackResult;
}

/** A note on why a track was not open yet stands with the day it opened: the day may be where our rules begin. */
function StatusCause({ cause, from }: StatusCauseProps): ReactNode {
  const say = useSay();
  const note = notYetOpenNote(say, from);
  return (
    <>
      <StatusChange cause={cause} />
      {note === undefined ? null : <p className="small-print">{note}</p>}
    </>
  );
}

function StatusChange({ cause }: Pick<StatusCauseProps, 'cause'>): ReactNode {
  const say = useSay();
  if (cause.from === 'proposed') return <p>{say.t('cause.statusProposed')}</p>;
  if (cause.on !== null && cause.to === 'open')
    return <p>{say.t('cause.statusOpened', { date: say.day(cause.on) })}</p>;
  if (cause.on !== null && cause.to === 'closed')
    return <p>{say.t('cause.statusClosed', { date: say.day(cause.on) })}</p>;
  return (
    <p>
      {say.t.rich('cause.status', {
        from: say.t(`verdict.status.${cause.from}`),
        to: say.t(`verdict.status.${cause.to}`),
        ...marks,
      })}
    </p>
  );
}

interface CriterionCauseProps extends Omit<CauseProps, 'cause'> {
  cause: Extract<Cause, { kind: 'criterion' }>;
}

function CriterionCause({ cause, from, to, proposals }: CriterionCauseProps): ReactNode {
  const say = useSay();
  const side = cause.to === 'absent' ? from : to;
  const criterion = side.criteria.find(({ id }) => id === cause.criterion);
  const sentence = criterion ? fill(say.base, side.scheme, criterion.sentence, say.locale) : cause.criterion;
  return (
    <>
      <p>
        {say.t.rich('cause.criterion', {
          sentence,
          from: say.t(`verdict.state.${cause.from}`),
          to: say.t(`verdict.state.${cause.to}`),
          ...marks,
        })}
      </p>
      {cause.params.map((change) => (
        <ParamChange key={change.param} change={change} result={to} proposals={proposals} />
      ))}
      {cause.params.length === 0 ? <p>{say.t('cause.criterionOnly')}</p> : null}
      <ProposedBy ids={structuralProposals(say.base, proposals, to, cause.criterion)} />
    </>
  );
}

interface AlsoChangedProps {
  changes: readonly Changed[];
  result: TrackResult;
  proposals: readonly string[];
}

/** Values that changed without changing this result. */
export function AlsoChanged({ changes, result, proposals }: AlsoChangedProps): ReactNode {
  const say = useSay();
  if (changes.length === 0) return null;
  return (
    <Details summary={say.t('cause.alsoChanged', { n: changes.length })}>
      <ul className="causes">
        {changes.map((change) => (
          <li key={change.param}>
            <ParamChange change={change} result={result} proposals={proposals} />
          </li>
        ))}
      </ul>
    </Details>
  );
}
