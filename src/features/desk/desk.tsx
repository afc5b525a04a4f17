import { memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSearch } from 'wouter';

import type { Profile } from '../../rulebase/index.ts';
import { focusById } from '../../ui/focus.ts';
import { useAnswerForm } from '../check/answer-form.ts';
import '../check/check.css';
import { standingOf } from '../check/live.ts';
import type { Live } from '../check/live.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { DeskHead } from './desk-head.tsx';
import './desk.css';
import { standingWords } from './result-list.tsx';
import { Results } from './results.tsx';
import { focusedRow } from './row-focus.ts';
import { aimsOf } from './rows.ts';
import { Sections } from './sections.tsx';
import { FILTER_ID, Toolbar } from './toolbar.tsx';
import { useGoing } from './use-going.ts';
import { useRows } from './use-rows.ts';
import { useShortcuts, useShortcutsOn } from './use-shortcuts.ts';

/** Where the results are a bar at the foot that opens over the questions; `desk.css` has the same width. */
const AT_FOOT = '(width < 45rem)';

/** Of several buttons for the same, one is on the page at a time. */
const focusShown = (...ids: readonly string[]): void =>
  ids
    .map((id) => document.getElementById(id))
    .find((button) => button !== null && button.getClientRects().length > 0)
    ?.focus();

/** The questions and the results of one company. */
export const Desk = memo(function Desk({ live }: { live: Live }): ReactNode {
  const t = useTranslations('desk');
  const say = useSay();
  const { base, session, update, undo, redo } = useSession();
  const at = new URLSearchParams(useSearch()).get('at');
  const form = useAnswerForm({ page: base.facts, together: true });
  const rows = useRows(live, form, at);
  const { visible, faults, needed, filter, only } = rows;
  const { goTo, goToNext, step } = useGoing(rows, at);
  const [here, setHere] = useState(at ?? undefined);
  const [keys, turnKeys] = useShortcutsOn();

  // ---- the results: always there beside the questions, or opened ----
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const toggleId = useId();
  const barId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [arriving, setArriving] = useState(0);
  useEffect(() => {
    if (arriving > 0) heading.current?.focus();
  }, [arriving]);
  const showResults = (): void => {
    setOpen(true);
    setArriving((n) => n + 1);
  };
  const goToRow = useCallback(
    (fact: string): void => {
      if (matchMedia(AT_FOOT).matches) setOpen(false); // it would stand before the question
      goTo(fact);
    },
    [goTo],
  );

  const [asked, setAsked] = useState(false); // for a next question while there is none
  const [steppedFrom, setSteppedFrom] = useState<Profile>(); // the answers before the last step back or forth
  const stepBy = (go: (() => void) | undefined): void => {
    if (!go) return;
    setSteppedFrom(session.facts);
    go();
  };
  const actions = {
    filter: () => focusById(FILTER_ID),
    next: () => {
      setAsked(needed.length === 0);
      goToNext(needed);
    },
    results: showResults,
    undo: () => stepBy(undo),
    redo: () => stepBy(redo),
    unknown: () => goToNext(live.unknown),
    wrong: () => goToNext(rows.rows.map(({ fact }) => fact.id).filter((id) => faults.has(id))),
    toggle: () => (open ? setOpen(false) : showResults()),
  };
  useShortcuts(keys, actions);
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const [stable] = useState(() => ({
    onNext: () => latest.current.next(),
    onUndo: () => latest.current.undo(),
    onRedo: () => latest.current.redo(),
    onUnknown: () => latest.current.unknown(),
    onWrong: () => latest.current.wrong(),
    onToggle: () => latest.current.toggle(),
  }));

  const onKeyDown = (event: KeyboardEvent): void => {
    const inLine = event.target instanceof HTMLInputElement && /^(text|radio)$/.test(event.target.type);
    if (keys && event.key === 'Enter' && inLine && step(event.shiftKey ? -1 : 1)) event.preventDefault();
  };
  const filtered = filter.trim() !== '' || only;
  const aims = aimsOf(base.facts);

  return (
    <div className="desk">
      <div className="desk-main">
        <DeskHead name={session.name} update={update} here={here} shortcuts={keys} turnShortcuts={turnKeys} />
        <Toolbar
          filter={filter}
          onFilter={rows.setFilter}
          only={only}
          onOnly={rows.setOnly}
          answered={rows.answered}
          needed={needed.length}
          wrong={faults.size}
          unknown={live.unknown.length}
          canUndo={undo !== undefined}
          canRedo={redo !== undefined}
          keys={keys}
          toggleId={toggleId}
          bodyId={bodyId}
          open={open}
          standing={rows.answered > 0 ? standingWords(say, standingOf(live.tracks ?? [])) : undefined}
          {...stable}
        />
        <p role="status" className="desk-status">
          {steppedFrom === session.facts
            ? t('stepElsewhere')
            : filtered
              ? t('shown', { n: visible.length })
              : asked && needed.length === 0
                ? live.unknown.length > 0
                  ? say.t('unknown.nothingLeft', { n: live.unknown.length })
                  : t('nothingLeft')
                : null}
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter goes from row to row */}
        <form
          className="desk-form"
          noValidate
          aria-label={t('form')}
          onSubmit={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
          onFocus={() => setHere(focusedRow())}
        >
          <Sections
            say={say}
            control={form.control}
            rows={visible}
            faults={faults}
            onEdit={form.onEdit}
            onLeave={form.onLeave}
          />
        </form>
        {filtered ? null : (
          <p className="desk-hint small-print">{t(aims && !(aims.id in session.facts) ? 'chooseAims' : 'onlyAims')}</p>
        )}
      </div>
      <Results
        live={live}
        open={open}
        onToggle={() => setOpen(!open)}
        onClose={() => {
          setOpen(false);
          focusShown(toggleId, barId);
        }}
        heading={heading}
        barId={barId}
        bodyId={bodyId}
        onRow={goToRow}
      />
    </div>
  );
});
