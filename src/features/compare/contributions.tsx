import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { contributions, nothingEitherWay } from '../../engine/index.ts';
import type { Column as Asked, Contribution, OutcomeChange, ProposalContribution } from '../../engine/index.ts';
import { Details } from '../../ui/details.tsx';
import { rangeWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import { trackName } from '../shared/verdicts.ts';
import type { Compared } from './use-comparison.ts';

/** What each proposal of the columns does, alone and as one of the set. */
export function Contributions({ compared }: { compared: Compared }): ReactNode {
  const say = useSay();
  const columns = compared.columns.filter(({ proposals }) => proposals.length > 0);
  if (columns.length === 0) return null;
  return (
    <section className="part" aria-labelledby="contributions">
      <h2 id="contributions">{say.t('contribution.title')}</h2>
      <p>{say.t('contribution.lead')}</p>
      {columns.map((column) => (
        <ColumnContributions key={column.id} column={column} compared={compared} />
      ))}
    </section>
  );
}

/** ms without an edit: some hundred rule sets are made for this. */
const SETTLE = 300;

interface ColumnProps {
  column: Asked;
  compared: Compared;
}

function ColumnContributions({ column, compared: { base, profile, layers, nameOf } }: ColumnProps): ReactNode {
  const say = useSay();
  const [parts, setParts] = useState<readonly ProposalContribution[]>();
  useEffect(() => {
    let current = true;
    const work = async (): Promise<void> => {
      const result = await contributions(base, column, profile);
      if (current && result.ok) setParts(result.value);
    };
    const timer = setTimeout(() => void work(), SETTLE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [base, column, profile]);
  const acting = (parts ?? []).flatMap(({ proposal, tracks }) => {
    const found = tracks.filter((part) => part.kind !== 'none' && counts(part));
    return found.length > 0 ? [{ proposal, tracks: found }] : [];
  });
  const idle = (parts ?? []).filter(({ proposal }) => !acting.some((each) => each.proposal === proposal));
  const titleOf = titles(say);
  const results = layers.find(({ id }) => id === column.id)?.assessment.tracks ?? [];
  const nameOfTrack = ({ scheme, track }: Contribution): string => {
    const result = results.find((each) => each.scheme.id === scheme && each.track.id === track);
    return result ? trackName(say, result) : '';
  };
  return (
    <section className="pair">
      <h3>{nameOf(column.id)}</h3>
      {parts === undefined ? <p role="status">{say.t('compare.loading')}</p> : null}
      {parts !== undefined && acting.length === 0 ? <p>{say.t('contribution.nothing')}</p> : null}
      <ul className="contributions">
        {acting.map(({ proposal, tracks }) => (
          <li key={proposal}>
            <h4>{titleOf(proposal)}</h4>
            <ul>
              {tracks.map((part) => (
                <li key={`${part.scheme}/${part.track}`}>
                  <p className="strong">{nameOfTrack(part)}</p>
                  <p>{contributionWords(say, part, titleOf)}</p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {acting.length > 0 && idle.length > 0 ? (
        <Details summary={say.t('contribution.idle', { n: idle.length })}>
          <ul className="idle-proposals">
            {idle.map(({ proposal }) => (
              <li key={proposal}>{titleOf(proposal)}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </section>
  );
}

/** A track that gives the company nothing either way, or that it does not look at, means nothing to it. */
const counts = (part: Contribution): boolean =>
  [part.alone, part.inSet, ...('withThem' in part ? [part.withThem] : [])].some(
    ({ from, to }) => !nothingEitherWay({ from: from.verdict, to: to.verdict }),
  );

const titles =
  (say: Say) =>
  (id: string): string => {
    const title = say.base.proposals.find((proposal) => proposal.id === id)?.title;
    return title ? say.text(title) : id;
  };

/** The result of one side in words. */
function sideWords(say: Say, { status, verdict, award }: OutcomeChange['to']): string {
  if (verdict === null) return say.t('verdict.none');
  if (verdict === 'closed' && status !== 'open') return say.t(`verdict.status.${status}`);
  const words = say.t(`verdict.${verdict}`);
  return award && (verdict === 'eligible' || verdict === 'undetermined')
    ? say.t('contribution.result', { verdict: words, amount: rangeWords(say, award) })
    : words;
}

const changeWords = (say: Say, { from, to }: OutcomeChange): string =>
  say.t('contribution.change', { from: sideWords(say, from), to: sideWords(say, to) });

function contributionWords(say: Say, part: Contribution, titleOf: (id: string) => string): string {
  switch (part.kind) {
    case 'alone':
      return say.t('contribution.alone', { change: changeWords(say, part.alone) });
    case 'part':
      return say.t('contribution.part', {
        alone: changeWords(say, part.alone),
        inSet: changeWords(say, part.inSet),
      });
    case 'together':
      return say.t('contribution.together', {
        partners: say.list(part.partners.map(titleOf)),
        change: changeWords(say, part.withThem),
      });
    case 'redundant':
      return part.partners.length === 0
        ? say.t('contribution.redundant', { change: changeWords(say, part.withThem) })
        : say.t('contribution.redundantWith', {
            partners: say.list(part.partners.map(titleOf)),
            change: changeWords(say, part.withThem),
          });
    case 'none':
      return '';
  }
}
