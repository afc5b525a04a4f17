import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { rulesChanged } from '../../cases/index.ts';
import type { AssessedTrack, ReadCase, Since, TrackSince } from '../../cases/index.ts';
import type { Difference, Layer } from '../../engine/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { DifferenceCard } from '../compare/causes.tsx';
import '../compare/compare.css';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { isOpenTo, keyOf } from '../shared/verdicts.ts';
import { amountWords } from './case-words.ts';
import type { SinceOfCases } from './use-since.ts';

interface CaseSinceProps {
  read: ReadCase;
  since: SinceOfCases;
  nameOfTrack: (key: string) => string;
  /** Remember today's results instead. */
  onTakeOver: (since: Since) => void;
}

/** What has changed since a case was last assessed, track by track with its cause; or that nothing has. */
export function CaseSince({ read, since, nameOfTrack, onTakeOver }: CaseSinceProps): ReactNode {
  const say = useSay();
  const found = since.of(read);
  if (read.newer || Object.keys(read.case.work.facts).length === 0) return null;
  if (!found) return <p>{say.t('cases.since.checking')}</p>;
  const { before, now, changes } = found;
  const words = { day: say.day(before.asOf), version: say.day(before.version), present: say.day(now.version) };
  return (
    <section className="case-since" aria-labelledby={`since-${read.case.id}`}>
      <h3 id={`since-${read.case.id}`}>{say.t('cases.since.title')}</h3>
      <p>
        {say.t(changes.length > 0 ? 'cases.since.changed' : 'cases.since.same', {
          ...words,
          n: changes.filter(({ matters }) => matters).length,
        })}
      </p>
      {before.version === now.version ? null : <p>{say.t('cases.since.version', words)}</p>}
      {changes.length > 0 ? (
        <Changes read={read} since={found} assess={since.assess} nameOfTrack={nameOfTrack} />
      ) : null}
      {rulesChanged(found) ? <Button onClick={() => onTakeOver(found)}>{say.t('cases.since.takeOver')}</Button> : null}
    </section>
  );
}

interface ChangesProps extends Pick<CaseSinceProps, 'read' | 'nameOfTrack'> {
  since: Since;
  assess: SinceOfCases['assess'];
}

function Changes({ read, since, assess, nameOfTrack }: ChangesProps): ReactNode {
  const say = useSay();
  const [causes, setCauses] = useState<{ differences: Difference[]; layers: [Layer, Layer] }>();
  useEffect(() => {
    let current = true;
    void assess.causes(read.case, since).then((found) => current && setCauses(found));
    return () => {
      current = false;
    };
  }, [assess, read, since]);
  if (!causes) return <p>{say.t('cases.since.checking')}</p>;
  const [before, now] = causes.layers;
  const nameOf = (date: string): string => say.t('cases.since.rulesOf', { date: say.day(date) });
  const cards = (changes: readonly TrackSince[]): ReactNode => (
    <div className="card-list">
      {changes.map((change) => {
        const [a, b] = [before, now].map(({ assessment }) =>
          assessment.tracks.find((result) => keyOf(result) === change.track),
        );
        const difference = causes.differences.find(({ scheme, track }) => `${scheme}/${track}` === change.track);
        const explained = a && b && difference && isOf(change.from, difference);
        return explained ? (
          <DifferenceCard key={change.track} difference={difference} from={a} to={b} proposals={[]} nameOf={nameOf} />
        ) : (
          <Corrected
            key={change.track}
            change={change}
            from={nameOf(since.before.asOf)}
            to={nameOf(since.now.asOf)}
            name={nameOfTrack(change.track)}
          />
        );
      })}
    </div>
  );
  const others = since.changes.filter(({ matters }) => !matters);
  return (
    <>
      {cards(since.changes.filter(({ matters }) => matters))}
      {others.length > 0 ? (
        <Details summary={say.t('cases.since.others', { n: others.length })}>{cards(others)}</Details>
      ) : null}
    </>
  );
}

/** Whether the rules of that day, as we know them now, give what was remembered. */
const isOf = (remembered: AssessedTrack | null, { verdict, award }: Difference): boolean =>
  remembered !== null &&
  remembered.verdict === verdict.from &&
  remembered.award?.min === award.from?.min &&
  remembered.award?.max === award.from?.max;

/** A result that differs although the rules of the two days do not: what we had on file was mended. */
function Corrected({
  change,
  name,
  from,
  to,
}: {
  change: TrackSince;
  name: string;
  from: string;
  to: string;
}): ReactNode {
  const say = useSay();
  const sides = [
    [from, change.from],
    [to, change.to],
  ] as const;
  return (
    <Card level={4} title={name}>
      <dl className="sides">
        {sides.map(([layer, result], i) => (
          <div key={`${layer} ${i === 0}`}>
            <dt>{layer}</dt>
            <dd>
              {result ? (
                <>
                  <TrackVerdict verdict={result.verdict} status={result.status} />{' '}
                  {isOpenTo(result.verdict) ? <span className="sentence-case">{amountWords(say, result)}</span> : null}
                </>
              ) : (
                say.t('cases.since.notThen')
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>{say.t('cases.since.corrected')}</p>
    </Card>
  );
}
