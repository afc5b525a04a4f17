import type { ReactNode } from 'react';

import type { ReadCase } from '../../cases/index.ts';
import { todayInHongKong } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { CasePanel } from './case-panel.tsx';
import type { PanelContext } from './case-panel.tsx';
import { bestWords, dayOf, followUpWords, nameOf } from './case-words.ts';

interface CaseRowProps {
  read: ReadCase;
  /** Shown in full. */
  open: boolean;
  context: PanelContext;
}

/** A case in the list: what it is about in a few lines, and in full where it is opened. */
export function CaseRow({ read, open, context }: CaseRowProps): ReactNode {
  const say = useSay();
  const { caseId } = useSession();
  const { case: one } = read;
  const name = nameOf(say, one);
  const today = todayInHongKong();
  const late = one.followUp !== null && one.followUp <= today && !one.archived;
  const panel = `case-${one.id}`;
  return (
    <article className={classes('case', open && 'case-open')} aria-labelledby={`${panel}-title`}>
      <div className="case-head">
        <h2 id={`${panel}-title`} tabIndex={-1}>
          {name}
        </h2>
        <p className="case-marks">
          <span className="case-status">{say.t(`cases.statuses.${one.status}`)}</span>
          {one.archived ? <span className="case-status">{say.t('cases.archivedMark')}</span> : null}
          {one.id === caseId ? <span className="case-status case-here">{say.t('cases.openHere')}</span> : null}
        </p>
      </div>
      <p className="case-facts">
        {one.followUp === null ? null : (
          <span className={late ? 'case-late' : undefined}>{followUpWords(say, one.followUp, today)}</span>
        )}
        <span>{say.t('cases.answers', { n: Object.keys(one.work.facts).length })}</span>
        <span>{say.t('cases.updated', { date: say.day(dayOf(one.updatedAt)) })}</span>
      </p>
      <Results read={read} context={context} />
      <div className="button-group">
        {read.newer ? null : (
          <Button onClick={() => void context.actions.open(one)}>
            {say.t(one.id === caseId ? 'cases.goOn' : 'cases.open')} <VisuallyHidden>{name}</VisuallyHidden>
          </Button>
        )}
        <Button
          look="quiet"
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => context.show(open ? null : one.id)}
        >
          {say.t(open ? 'cases.less' : 'cases.more')} <VisuallyHidden>{name}</VisuallyHidden>
        </Button>
      </div>
      <div id={panel}>{open ? <CasePanel read={read} context={context} /> : null}</div>
    </article>
  );
}

/** The best results in a line, and whether the rules have changed them. */
function Results({ read, context }: Pick<CaseRowProps, 'read' | 'context'>): ReactNode {
  const say = useSay();
  const { case: one, dropped, newer } = read;
  if (newer) return <Mark>{say.t('cases.newerTitle')}</Mark>;
  const since = context.since.of(read);
  const matter = since?.changes.filter(({ matters }) => matters).length ?? 0;
  const others = (since?.changes.length ?? 0) - matter;
  const shown = since ? (since.remembered ? since.before : since.now) : one.assessed;
  return (
    <>
      {dropped.length > 0 ? <Mark>{say.t('cases.damagedTitle')}</Mark> : null}
      {shown && Object.keys(one.work.facts).length > 0 ? (
        <p>
          {bestWords(say, shown, context.nameOfTrack)}{' '}
          <span className="small-print">{say.t('cases.bestAsOf', { date: say.day(shown.asOf) })}</span>
        </p>
      ) : null}
      {since && matter > 0 ? (
        <Mark>{say.t('cases.changedMark', { date: say.day(since.before.asOf), n: matter })}</Mark>
      ) : since && others > 0 ? (
        <p className="small-print">{say.t('cases.othersMark', { date: say.day(since.before.asOf), n: others })}</p>
      ) : since && since.before.version !== since.now.version ? (
        <p className="small-print">{say.t('cases.versionMark', { date: say.day(since.before.version) })}</p>
      ) : null}
    </>
  );
}

function Mark({ children }: { children: string }): ReactNode {
  return (
    <p>
      <VerdictTag tone="undetermined" icon="warning">
        {children}
      </VerdictTag>
    </p>
  );
}
