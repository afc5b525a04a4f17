import { useMemo } from 'react';
import type { ReactNode } from 'react';

import { allProposals } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../compare/problems.ts';
import { Proposals } from '../compare/proposals.tsx';
import '../compare/compare.css';
import { useSession } from '../session/session.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import { Blockers } from './blockers.tsx';
import { CallList } from './call-list.tsx';
import { Changes } from './changes.tsx';
import { Companies } from './companies.tsx';
import type { LoadedList } from '../../table/index.ts';
import { Effects } from './effects.tsx';
import { AllFigures, useFurtherTables } from './exports.tsx';
import { Failure } from './failure.tsx';
import { Head } from './head.tsx';
import { Headline } from './headline.tsx';
import { Missing } from './missing.tsx';
import type { Figures } from './tables.ts';
import { Tracks } from './tracks.tsx';
import { useAssessing, useMembers, useMembersLayers, usePopulation } from './use-members.ts';
import { ProgressBar } from './working.tsx';

/** The figures of the list at hand. */
export function FiguresOf({ list }: { list: LoadedList }): ReactNode {
  const say = useSay();
  const { store, state } = useMembers();
  const { layers, problems } = useMembersLayers();
  useAssessing(layers, problems);
  const { impact, stale, progress, failure } = state.figures;
  const old = stale || problems.length > 0;
  const population = usePopulation(list);
  const [further, onTable] = useFurtherTables();
  const figures = useMemo<Figures | undefined>(
    () => (impact && layers.length > 0 ? { say, list, layers, impact, population } : undefined),
    [say, list, layers, impact, population],
  );
  if (list.rows === 0)
    return (
      <>
        <Head list={list} impact={null} />
        <Notice tone="warning" title={say.t('members.empty.title')}>
          <p>{say.t('members.empty.text')}</p>
        </Notice>
        <OtherList />
      </>
    );
  return (
    <>
      <Head list={list} impact={impact} />
      <RulesDay />
      <Controls />
      <Conflicts problems={problems} />
      {failure === null ? null : (
        <>
          <Failure failure={failure} />
          <Button onClick={() => void store.again()}>{say.t('members.failure.readAgain')}</Button>
        </>
      )}
      {stale && failure === null ? (
        <div className="members-assessing">
          <p>{say.t(impact ? 'members.assessing.again' : 'members.assessing.first')}</p>
          <ProgressBar progress={progress} label={say.t('members.assessing.first')} />
        </div>
      ) : null}
      <LiveRegion>
        {stale ? say.t('members.assessing.first') : impact ? say.t('members.assessing.done') : null}
      </LiveRegion>
      {figures ? (
        <div className={classes('members-figures', old && 'members-old')} aria-busy={stale}>
          <Headline figures={figures} />
          <Missing figures={figures} />
          <Companies figures={figures} />
          <Changes figures={figures} />
          <Tracks figures={figures} />
          <Blockers figures={figures} onTable={onTable} />
          <Effects figures={figures} onTable={onTable} />
          <CallList figures={figures} />
          <AllFigures figures={figures} further={further} />
        </div>
      ) : null}
      <OtherList />
    </>
  );
}

/** Which proposals, and which numbers for them. They belong to this list, not to the answers of a client. */
function Controls(): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const { store, state } = useMembers();
  const { proposals, assumptions } = state.choice;
  return (
    <section className="part no-print" aria-labelledby="members-choice">
      <h2 id="members-choice">{say.t('members.choice.title')}</h2>
      <p>{say.t('members.choice.text')}</p>
      <Proposals
        choosing={{
          chosen: proposals ?? allProposals(base),
          assumptions,
          prefix: 'members',
          change: ({ proposals: chosen, assumptions: numbers }) =>
            store.choose({
              ...(chosen === undefined ? {} : { proposals: chosen }),
              ...(numbers === undefined ? {} : { assumptions: numbers }),
            }),
        }}
      />
    </section>
  );
}

function Conflicts({ problems }: { problems: ReturnType<typeof useMembersLayers>['problems'] }): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const { store, state } = useMembers();
  return (
    <div role="alert">
      {problems.length > 0 ? (
        <Notice tone="error" title={say.t('compare.problemsTitle')}>
          <ul>
            {problemWords(say, problems, state.choice.proposals ?? allProposals(base)).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Button onClick={() => store.choose({ assumptions: {} })}>{say.t('compare.resetAll')}</Button>
        </Notice>
      ) : null}
    </div>
  );
}

/** Leave this list for another one. */
function OtherList(): ReactNode {
  const { t } = useSay();
  const { store, state } = useMembers();
  const { list } = state;
  return (
    <section className="part no-print" aria-labelledby="members-other">
      <h2 id="members-other">{t('members.otherTitle')}</h2>
      <p>{t('members.kept')}</p>
      <div className="button-group">
        {list.is === 'ready' && list.origin.is === 'file' ? (
          <Button onClick={() => store.backToColumns()}>{t('members.toColumns')}</Button>
        ) : null}
        <Confirm
          label={t('members.other')}
          question={t('members.otherQuestion')}
          yes={t('members.otherYes')}
          no={t('members.otherNo')}
          onYes={() => store.forget()}
        />
      </div>
    </section>
  );
}
