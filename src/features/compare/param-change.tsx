import type { ReactNode } from 'react';

import type { ParamChange as Changed, TrackResult } from '../../engine/index.ts';
import { Details } from '../../ui/details.tsx';
import { marks } from '../shared/marks.tsx';
import { useSay } from '../shared/say.ts';
import { memberName, movedMembers, valueWords } from '../shared/values.ts';
import { ownMembers, valueProposals } from './writers.ts';

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
  const names = (ids: readonly string[]) => say.list(ids.map((id) => memberName(say, param.unit, id)));
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
      {movedMembers(param.unit, change).map(({ key, ids, named }) => {
        const mine = ids.filter((id) => own.has(id));
        if (named) return <p key={key}>{say.t(`cause.${key}`, { names: names(ids) })}</p>;
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
