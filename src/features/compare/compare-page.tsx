import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button, ButtonLink } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { NothingAnswered } from '../shared/nothing-answered.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { CausesOfPair } from './causes-of-pair.tsx';
import './compare.css';
import { ColumnsEditor } from './columns-editor.tsx';
import { byEffect } from './changes.ts';
import { Contributions } from './contributions.tsx';
import { AimMatrix, TrackMatrix } from './matrix.tsx';
import { problemWords } from './problems.ts';
import { useComparison } from './use-comparison.ts';
import type { Compared } from './use-comparison.ts';

export function ComparePage(): ReactNode {
  const t = useTranslations('compare');
  const { session } = useSession();
  const { compared, problems } = useComparison();
  if (Object.keys(session.facts).length === 0) {
    return (
      <Page title={t('title')}>
        <NothingAnswered />
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <OtherDay />
      {compared ? <Headline compared={compared} /> : null}
      <section className="part no-print" aria-labelledby="controls">
        <h2 id="controls">{t('controlsTitle')}</h2>
        <ColumnsEditor />
      </section>
      <Problems problems={problems} first={compared === undefined} />
      {compared ? <Results compared={compared} /> : null}
      {compared === undefined && problems.length === 0 ? <p role="status">{t('loading')}</p> : null}
    </Page>
  );
}

/** What the comparison comes to, in three sentences that are read aloud when a choice changes them. */
function Headline({ compared }: { compared: Compared }): ReactNode {
  const say = useSay();
  return (
    <section className="part" aria-labelledby="headline">
      <h2 id="headline">{say.t('compare.headlineTitle')}</h2>
      <LiveRegion visible>
        <ul>
          {compared.pairs.map(({ from, to, key }) => {
            const within = compared.comparison.differences.filter((d) => d.from === from && d.to === to);
            const [{ length: n }, { length: reasonOnly }] = byEffect(within);
            const undecided = undecidedIn(compared, from, to);
            return (
              <li key={to}>
                {key === null ? (
                  <OwnHeadline n={n} undecided={undecided} from={compared.nameOf(from)} to={compared.nameOf(to)} />
                ) : (
                  <>
                    {n === 0 && undecided > 0 ? null : `${say.t(`compare.headline.${key}`, { n })} `}
                    {undecided > 0 ? say.t(`compare.undecided.${key}`, { n: undecided }) : null}
                  </>
                )}
                {reasonOnly > 0 ? ` ${say.t('compare.reasonOnly', { n: reasonOnly })}` : null}
              </li>
            );
          })}
        </ul>
      </LiveRegion>
      {compared.pairs.some(({ from, to }) => undecidedIn(compared, from, to) > 0) ? (
        <p>
          <ButtonLink href="/check" look="secondary">
            {say.t('compare.answerMore')}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

/** The same of two columns of the reader's own. */
function OwnHeadline(props: { n: number; undecided: number; from: string; to: string }): ReactNode {
  const say = useSay();
  const { n, undecided, from, to } = props;
  return (
    <>
      {n === 0 && undecided > 0 ? null : `${say.t('columns.headline', { n, from, to })} `}
      {undecided > 0 ? say.t('columns.undecided', { n: undecided, from, to }) : null}
    </>
  );
}

/** Tracks that look the same on both sides only because too little is known. */
function undecidedIn({ comparison }: Compared, from: string, to: string): number {
  return comparison.unchanged.filter(
    (entry) => entry.from === from && entry.to === to && entry.reason === 'cannot-know',
  ).length;
}

function Results({ compared }: { compared: Compared }): ReactNode {
  const say = useSay();
  const { layers, pairs, nameOf } = compared;
  return (
    <>
      <section className="part" aria-labelledby="layers">
        <h2 id="layers">{say.t('compare.layersTitle', { n: layers.length })}</h2>
        <dl className="layer-list">
          {layers.map(({ id, assessment }) => (
            <div key={id}>
              <dt>{nameOf(id)}</dt>
              <dd>
                {say.t('compare.layerRules', {
                  date: say.day(assessment.asOf),
                  proposals:
                    assessment.proposals.length > 0
                      ? say.t('compare.proposalCount', { n: assessment.proposals.length })
                      : say.t('compare.noProposal'),
                })}
              </dd>
            </div>
          ))}
        </dl>
        <p className="small-print">{say.t('compare.notAdvice')}</p>
        <AimMatrix compared={compared} />
        <TrackMatrix compared={compared} />
      </section>
      <section className="part" aria-labelledby="causes">
        <h2 id="causes">{say.t('compare.causesTitle')}</h2>
        {pairs.map((pair) => (
          <CausesOfPair key={`${pair.from} ${pair.to}`} pair={pair} compared={compared} />
        ))}
      </section>
      <Contributions compared={compared} />
    </>
  );
}

function OtherDay(): ReactNode {
  const { t, day } = useSay();
  const { session, update } = useSession();
  return session.asAt === null ? null : (
    <Notice tone="warning">
      <p>{t('compare.dayWarning', { date: day(session.asAt) })}</p>
      <Button onClick={() => update({ asAt: null })}>{t('compare.dayReset')}</Button>
    </Notice>
  );
}

interface ProblemsProps {
  problems: Parameters<typeof problemWords>[1];
  /** Nothing has been worked out yet, so that nothing stands below. */
  first: boolean;
}

function Problems({ problems, first }: ProblemsProps): ReactNode {
  const say = useSay();
  const { proposals, update } = useSession();
  return (
    <div role="alert">
      {problems.length > 0 ? (
        <Notice tone="error" title={say.t(first ? 'compare.problemsTitleFirst' : 'compare.problemsTitle')}>
          <ul>
            {problemWords(say, problems, proposals).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Button onClick={() => update({ assumptions: {} })}>{say.t('compare.resetAll')}</Button>
        </Notice>
      ) : null}
    </div>
  );
}
