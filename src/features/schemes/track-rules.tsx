import type { ReactNode } from 'react';

import { fill } from '../../i18n/words.ts';
import type { ResolvedCriterion, ResolvedScheme, ResolvedTrack } from '../../rulebase/index.ts';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { Basis } from '../shared/basis.tsx';
import { Practical } from '../shared/practical.tsx';
import { useSay } from '../shared/say.ts';
import { SourceList } from '../shared/source-list.tsx';
import { StatusTag } from '../shared/status-tag.tsx';

/** Where a criterion stands on the page of its scheme. */
export const criterionAnchor = (track: string, criterion: string): string => `criterion-${track}-${criterion}`;

interface TrackRulesProps {
  scheme: ResolvedScheme;
  track: ResolvedTrack;
}

/** The rules of one track on the day, in plain words. */
export function TrackRules({ scheme, track }: TrackRulesProps): ReactNode {
  const say = useSay();
  const notes = track.award?.notes ?? [];
  return (
    <Card level={3} title={say.text(track.name)} aside={<StatusTag status={track.status} />}>
      <p>{say.text(track.summary)}</p>
      <Opening track={track} />
      {track.cashFlow ? (
        <>
          <h4>{say.t('result.cash')}</h4>
          <p>{say.text(track.cashFlow.text)}</p>
          <Basis confidence={track.cashFlow.confidence} sources={track.cashFlow.sources} />
        </>
      ) : null}
      {notes.length > 0 ? (
        <>
          <h4>{say.t('result.awardNotes')}</h4>
          <ul>
            {notes.map((note) => (
              <li key={note.en}>{say.text(note)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Conditions scheme={scheme} track={track} />
      <Practical practical={track.practical} />
    </Card>
  );
}

/** From when to when it takes applications, and what stands in its place. */
function Opening({ track }: { track: ResolvedTrack }): ReactNode {
  const say = useSay();
  const { status, closedOn, closesOn, opensOn, openNote, sources, successor } = track;
  const next = say.base.schemes.find(({ id }) => id === successor?.split('/')[0]);
  const nextTrack = next?.tracks[successor?.split('/')[1] ?? ''];
  const lines = [
    ...(status === 'open' && closesOn !== undefined ? [say.t('result.closesOnText', { date: say.day(closesOn) })] : []),
    ...(status === 'closed' && closedOn !== undefined
      ? [say.t('verdict.why.closed', { date: say.day(closedOn) })]
      : []),
    ...(status !== 'open' && opensOn !== undefined ? [say.t('verdict.why.opensOn', { date: say.day(opensOn) })] : []),
    ...(status === 'proposed' ? [say.t('verdict.why.proposed')] : []),
    ...(status === 'no-rule-known' ? [say.t('result.noRule')] : []),
    ...(status === 'closed' && nextTrack ? [say.t('verdict.why.successor', { track: say.text(nextTrack.name) })] : []),
  ];
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {openNote ? <p className="small-print">{say.text(openNote)}</p> : null}
      {sources.length > 0 ? (
        <Details summary={say.t('scheme.openSources', { n: sources.length })}>
          <SourceList ids={sources} />
        </Details>
      ) : null}
    </>
  );
}

function Conditions({ scheme, track }: TrackRulesProps): ReactNode {
  const say = useSay();
  const criteria = track.criteria.flatMap((id) => scheme.criteria[id] ?? []);
  if (criteria.length === 0) return <p>{say.t('scheme.noConditions')}</p>;
  return (
    <Details summary={say.t('result.criteriaTitle', { n: criteria.length })}>
      {(['applicant', 'project'] as const).map((subject) => {
        const group = criteria.filter((criterion) => criterion.subject === subject);
        return group.length === 0 ? null : (
          <section key={subject}>
            <h4>{say.t(`result.${subject}`)}</h4>
            <ul className="condition-list">
              {group.map((criterion) => (
                <li key={criterion.id} id={criterionAnchor(track.id, criterion.id)} tabIndex={-1}>
                  <Condition scheme={scheme} criterion={criterion} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Details>
  );
}

function Condition({ scheme, criterion }: { scheme: ResolvedScheme; criterion: ResolvedCriterion }): ReactNode {
  const say = useSay();
  const { sentence, kind, help, note, confidence, sources } = criterion;
  return (
    <>
      <p>
        {fill(say.base, scheme, sentence, say.locale)}
        {kind === 'judgement' ? (
          <span className="small-print"> {say.t('scheme.judged', { state: say.t('verdict.state.judgement') })}</span>
        ) : null}
      </p>
      {help ? <p className="small-print">{fill(say.base, scheme, help, say.locale)}</p> : null}
      {note ? <p className="small-print">{say.text(note)}</p> : null}
      <Basis confidence={confidence} sources={sources} />
    </>
  );
}
