import type { ReactNode } from 'react';

import type { ParamChange as Changed, TrackResult } from '../../engine/index.ts';
import { Details } from '../../ui/details.tsx';
import { marks } from '../shared/marks.tsx';
import { useSay } from '../shared/say.ts';
import { listChange, memberName, valueWords } from '../shared/values.ts';
import { ownMembers, valueProposals } from './writers.ts';

/** Lists up to this length are named by the value itself. */
const SAID_UP_TO = 4;
/** More names than this are counted, and listed for who wants them. */
const NAMED_UP_TO = 12;

interface ParamChangeProps {
  change: Changed;
  result: TrackResult;
  /** The proposals of the later side. */
  proposals: readonly string[];
}

/** One value of a scheme that differs: what it is, the old one struck through, the new one. */
export function ParamChange({ change, result, proposals }: ParamChangeProps): ReactNode {
  const say = useSay();
  const param = result.scheme.params[change.param];
  if (!param) return null;
  const list = listChange(param.unit, change);
  const names = (ids: readonly string[]) => say.list(ids.map((id) => memberName(say, param.unit, id)));
  // lists short enough to be named on both sides need no more words
  const counted = list && [change.from, change.to].some((side) => Array.isArray(side) && side.length > SAID_UP_TO);
  const parts = counted
    ? ([
        ['listAdded', list.added],
        ['listRemoved', list.removed],
      ] as const)
    : [];
  const own = ownMembers(result);
  return (
    <>
      <p>
        {say.t.rich('cause.value', {
          label: say.text(param.label),
          from: valueWords(say, param.unit, change.from),
          to: valueWords(say, param.unit, change.to),
          ...marks,
        })}
      </p>
      {parts.map(([key, ids]) => {
        if (ids.length === 0) return null;
        const mine = ids.filter((id) => own.has(id));
        if (ids.length <= NAMED_UP_TO) return <p key={key}>{say.t(`cause.${key}`, { names: names(ids) })}</p>;
        return (
          <Details
            key={key}
            summary={
              say.t(`cause.${key}`, { names: valueWords(say, param.unit, [...ids]) }) +
              (mine.length > 0 ? say.t('cause.listMine', { names: names(mine) }) : '')
            }
          >
            <p className="no-print">{names(ids)}</p>
          </Details>
        );
      })}
      <ProposedBy ids={valueProposals(say.base, proposals, change, result)} />
    </>
  );
}

/** The proposals a change comes from. */
export function ProposedBy({ ids }: { ids: readonly string[] }): ReactNode {
  const say = useSay();
  const titles = say.base.proposals.filter(({ id }) => ids.includes(id)).map(({ title }) => say.text(title));
  return titles.length === 0 ? null : <p className="small-print">{say.t('cause.by', { titles: say.list(titles) })}</p>;
}
