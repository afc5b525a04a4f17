import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

export const FILTER_ID = 'desk-filter';
const HEIGHT = '--desk-toolbar';

interface ToolbarProps {
  filter: string;
  onFilter: (filter: string) => void;
  /** Only what today's results wait for. */
  only: boolean;
  onOnly: (only: boolean) => void;
  answered: number;
  needed: number;
  wrong: number;
  /** Answers "don't know" that leave results open. */
  unknown: number;
  onUnknown: () => void;
  onNext: () => void;
  onWrong: () => void;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  /** Keys are only shown where they work. */
  keys: boolean;
  /** The button of the drawer with the results, where they do not stand beside the questions. */
  toggleId: string;
  bodyId: string;
  open: boolean;
  /** How much is settled; undefined while nothing is answered. */
  standing: string | undefined;
  onToggle: () => void;
}

/** The style sheet keeps what has the focus clear of the toolbar, however many lines that takes. */
function tellHeight(toolbar: HTMLElement | null): (() => void) | undefined {
  if (!toolbar || typeof ResizeObserver === 'undefined') return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty(HEIGHT, `${toolbar.offsetHeight}px`));
  observer.observe(toolbar);
  return () => {
    observer.disconnect();
    style.removeProperty(HEIGHT);
  };
}

/** What helps to find a question, and how far the answers are. */
export const Toolbar = memo(function Toolbar(props: ToolbarProps): ReactNode {
  const t = useTranslations('desk');
  const { filter, onFilter, only, onOnly, answered, needed, wrong, unknown, onNext, onWrong, keys } = props;
  return (
    <div ref={tellHeight} className="desk-toolbar no-print" role="group" aria-label={t('toolbar')}>
      <search className="desk-filter">
        <label htmlFor={FILTER_ID}>{t('filter')}</label>
        <input
          id={FILTER_ID}
          className="input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={filter}
          aria-keyshortcuts={keys ? '/' : undefined}
          onChange={(event) => onFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onFilter('');
          }}
        />
      </search>
      <Choice type="checkbox" label={t('only')} checked={only} onChange={() => onOnly(!only)} />
      <Button className="desk-button" onClick={onNext} aria-keyshortcuts={keys ? 'n' : undefined}>
        {t('next')}
        {keys ? <kbd aria-hidden="true">N</kbd> : null}
      </Button>
      <div className="desk-steps">
        <Step label={t('undo')} possible={props.canUndo} onStep={props.onUndo} />
        <Step label={t('redo')} possible={props.canRedo} onStep={props.onRedo} />
      </div>
      <p className="desk-counts">
        {t('counts', { answered, needed })}{' '}
        {unknown > 0 ? (
          <button type="button" className="desk-unknown" onClick={props.onUnknown}>
            <Icon name="question" />
            {t('unknownOpen', { n: unknown })}
          </button>
        ) : null}{' '}
        {wrong > 0 ? (
          <button type="button" className="desk-wrong" onClick={onWrong}>
            <Icon name="warning" />
            {t('wrong', { n: wrong })}
          </button>
        ) : null}
      </p>
      <Button
        id={props.toggleId}
        look="primary"
        className="desk-drawer-toggle"
        aria-expanded={props.open}
        aria-controls={props.bodyId}
        onClick={props.onToggle}
      >
        {props.standing === undefined
          ? t('results')
          : t(props.open ? 'closeResults' : 'openResults', { standing: props.standing })}
      </Button>
    </div>
  );
});

interface StepProps {
  label: string;
  possible: boolean;
  onStep: () => void;
}

/** It keeps the focus where there is no further step, so that nobody is thrown to the top of the page. */
function Step({ label, possible, onStep }: StepProps): ReactNode {
  return (
    <Button className="desk-button" aria-disabled={!possible} onClick={() => possible && onStep()}>
      {label}
    </Button>
  );
}
