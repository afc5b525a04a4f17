import type { ReactNode } from 'react';

import type { CaseStore, ReadCase } from '../../cases/index.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemList } from '../session/problem-list.tsx';
import { useSay } from '../shared/say.ts';
import { CaseFields } from './case-fields.tsx';
import { CaseSince } from './case-since.tsx';
import { nameOf } from './case-words.ts';
import { caseProblemInWords } from './problem-words.ts';
import type { CaseActions } from './use-actions.ts';
import type { SinceOfCases } from './use-since.ts';

export interface PanelContext {
  store: CaseStore;
  actions: CaseActions;
  since: SinceOfCases;
  nameOfTrack: (key: string) => string;
  /** Names that are taken. */
  names: readonly string[];
  /** Show this case in full, or none. */
  show: (id: string | null) => void;
}

/** Everything of one case. */
export function CasePanel({ read, context }: { read: ReadCase; context: PanelContext }): ReactNode {
  const say = useSay();
  const { store, actions, since, nameOfTrack } = context;
  const { case: one } = read;
  const name = nameOf(say, one);
  return (
    <div className="case-panel">
      <Unread read={read} />
      {read.newer ? null : (
        <>
          <CaseFields one={one} actions={actions} />
          <CaseSince
            read={read}
            since={since}
            nameOfTrack={nameOfTrack}
            onTakeOver={({ now }) => void store.saveAssessed(one.id, { ...now, on: new Date().toISOString() })}
          />
        </>
      )}
      <div className="button-group">
        {read.newer ? null : (
          <>
            <ButtonLink href={`/beside?a=${encodeURIComponent(one.id)}`}>{say.t('cases.besideLink')}</ButtonLink>
            <Button
              onClick={() => void actions.duplicate(one, context.names).then((copy) => copy && context.show(copy.id))}
            >
              {say.t('cases.duplicate')}
            </Button>
            {one.archived ? (
              <Button onClick={() => void actions.change(one, { archived: false })}>{say.t('cases.unarchive')}</Button>
            ) : (
              <Button onClick={() => void actions.archive(one)}>{say.t('cases.archive')}</Button>
            )}
          </>
        )}
        <Button onClick={() => void actions.export([read], name)}>{say.t('cases.exportOne')}</Button>
        <Button onClick={() => void actions.remove(one)}>{say.t('cases.remove')}</Button>
      </div>
    </div>
  );
}

/** What of a case could not be read. It stays in the store, and in the file of the case. */
function Unread({ read }: { read: ReadCase }): ReactNode {
  const say = useSay();
  if (read.newer)
    return (
      <Notice tone="warning" title={say.t('cases.newerTitle')}>
        <p>{say.t('cases.newer')}</p>
      </Notice>
    );
  if (read.dropped.length === 0) return null;
  return (
    <Notice tone="warning" title={say.t('cases.damagedTitle')}>
      <ProblemList problems={read.dropped.map((problem) => caseProblemInWords(say, problem))} />
      <p>{say.t('cases.damaged')}</p>
    </Notice>
  );
}
