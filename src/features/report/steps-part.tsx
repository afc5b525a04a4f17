import type { ReactNode } from 'react';

import { referralsFor } from '../../engine/index.ts';
import type { TrackResult } from '../../engine/index.ts';
import type { Note, ResolvedScheme } from '../../rulebase/index.ts';
import { trackName } from '../shared/verdicts.ts';
import { firstDeadline, missingIn } from './figures.ts';
import { deadlineWords, factNames, ofOtherDay, otherDayAside, pastOr, readableUrl, unsure } from './paper-words.ts';
import { Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** What to do next, and whom to ask. */
export function stepsPart(paper: Paper): ReactNode {
  const { say, data } = paper;
  const { applicable, base, profile, rulesOf } = data;
  const schemes = [...new Map(applicable.map(({ scheme }) => [scheme.id, scheme])).values()];
  const referrals = referralsFor(base, profile, rulesOf);
  return (
    <Part id="steps" title={say.t('report.part.steps')}>
      {actions(paper)}
      {schemes.map((scheme) =>
        contact(
          paper,
          scheme,
          applicable.filter((result) => result.scheme.id === scheme.id),
        ),
      )}
      {referrals.length > 0 ? (
        <>
          <h4>{say.t('practical.referralsTitle')}</h4>
          <p className="small">{say.t('practical.referralsLead')}</p>
          <ul className="referral-lines">
            {referrals.map(({ id, name, what, link }) => (
              <li key={id}>
                <strong>{say.text(name)}</strong>
                {say.locale === 'en' ? ': ' : '：'}
                {say.text(what)} <WrittenLink url={link.url} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Part>
  );
}

/** A link with its address in full, for whoever reads it on paper. */
export function WrittenLink({ url }: { url: string }): ReactNode {
  return (
    <a className="written-link" href={url} rel="noreferrer" target="_blank">
      {readableUrl(url)}
    </a>
  );
}

function actions({ say, data, cite }: Paper): ReactNode {
  const { applicable, barred, base } = data;
  const missing = factNames(say, missingIn([...applicable, ...barred]));
  const judging = applicable.some(({ criteria }) => criteria.some(({ state }) => state === 'judgement'));
  const next = firstDeadline(applicable);
  return (
    <ol className="actions">
      {base.settings.warnings.map(({ id, text, sources }) => (
        <li key={id}>
          {say.text(text)}
          {cite(sources)}
        </li>
      ))}
      {missing.length > 0 ? <li>{say.t('report.steps.answer', { facts: say.list(missing) })}</li> : null}
      {judging ? <li>{say.t('report.steps.ask')}</li> : null}
      {applicable.length > 0 ? <li>{say.t('report.steps.gather')}</li> : null}
      {next ? (
        <li>
          {say.t(ofOtherDay(data) ? 'report.otherDay.file' : 'report.steps.file', {
            date: deadlineWords(say, next.deadline),
            track: trackName(say, next.result),
            rules: say.day(data.rulesOf),
            when: pastOr(data, next.deadline.on),
          })}
        </li>
      ) : null}
      {applicable.length === 0 ? <li>{say.t('report.steps.nothing')}</li> : null}
    </ol>
  );
}

type Told = 'channel' | 'deadlines' | 'processing';

/** What is told of several tracks is said once, with the tracks it holds for. */
function notesOf(results: readonly TrackResult[], part: Told): { note: Note; tracks: TrackResult[] }[] {
  const notes = new Map<string, { note: Note; tracks: TrackResult[] }>();
  for (const result of results)
    for (const note of result.track.practical?.[part] ?? []) {
      const known = notes.get(note.text.en);
      if (known) known.tracks.push(result);
      else notes.set(note.text.en, { note, tracks: [result] });
    }
  return [...notes.values()];
}

/** The department of a scheme, and how to apply for those of its tracks that are open to the company. */
function contact({ say, data, cite }: Paper, scheme: ResolvedScheme, results: readonly TrackResult[]): ReactNode {
  return (
    <div key={scheme.id} className="contact">
      <div className="contact-head">
        <h4>{say.text(scheme.name)}</h4>
        <dl>
          <div>
            <dt>{say.t('result.apply')}</dt>
            <dd>{say.text(scheme.department)}</dd>
          </div>
          <div>
            <dt>{say.t('result.contact')}</dt>
            <dd>
              {say.text(scheme.contact)} <WrittenLink url={scheme.link.url} />
            </dd>
          </div>
        </dl>
      </div>
      <dl>
        {(['channel', 'deadlines', 'processing'] as const).map((part) => {
          const found = notesOf(results, part);
          return found.length === 0 ? null : (
            <div key={part}>
              <dt>{say.t(`practical.${part}`)}</dt>
              <dd>
                {part === 'deadlines' && ofOtherDay(data) ? (
                  <p className="small">{otherDayAside(say, data, undefined)}</p>
                ) : null}
                <ul>
                  {found.map(({ note, tracks }) => (
                    <li key={note.text.en}>
                      {tracks.length < results.length
                        ? say.t('report.export.line', {
                            label: say.list(tracks.map(({ track }) => say.text(track.name))),
                            value: say.text(note.text),
                          })
                        : say.text(note.text)}
                      {unsure(say, say.text(note.text), note.confidence)}
                      {cite(note.sources)}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
