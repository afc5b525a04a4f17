/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- Safari forgets that a table shown as blocks is a table */
import type { ReactNode } from 'react';

import { byAim } from '../../engine/index.ts';
import type { TrackResult } from '../../engine/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { awardWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { isOpenTo, judged, keyOf, notYetOpenNote, trackName } from '../shared/verdicts.ts';
import { changeOf } from './changes.ts';
import type { Direction } from './changes.ts';
import type { Compared } from './use-comparison.ts';

interface Row {
  key: string;
  name: string;
  /** One result a layer; null where no track is open. */
  cells: readonly (TrackResult | null)[];
}

/** The best track for each aim, under each set of rules. */
export function AimMatrix({ compared }: { compared: Compared }): ReactNode {
  const say = useSay();
  const columns = compared.layers.map(({ assessment }) => byAim(compared.base, assessment, compared.profile));
  const rows = (columns[0] ?? []).map(({ aim, label }, i) => ({
    key: aim,
    name: say.text(label),
    cells: columns.map((column) => column[i]?.best ?? null),
  }));
  return (
    <Matrix
      caption={say.t('compare.byAim')}
      corner={say.t('compare.aim')}
      rows={rows}
      compared={compared}
      naming="tracks"
    />
  );
}

/** Every track that some layer considers, under each set of rules. */
export function TrackMatrix({ compared }: { compared: Compared }): ReactNode {
  const say = useSay();
  const last = compared.layers.at(-1)?.assessment.tracks ?? [];
  const rows = last
    .filter(({ verdict }) => verdict !== null)
    .map((result) => ({
      key: keyOf(result),
      name: trackName(say, result),
      cells: compared.layers.map(
        ({ assessment }) => assessment.tracks.find((other) => keyOf(other) === keyOf(result)) ?? null,
      ),
    }));
  const left = last.length - rows.length;
  return (
    <>
      <Matrix
        caption={say.t('compare.byTrack')}
        corner={say.t('compare.track')}
        rows={rows}
        compared={compared}
        naming="rows"
      />
      {left > 0 ? <p>{say.t('compare.notConsidered', { n: left })}</p> : null}
    </>
  );
}

interface MatrixProps {
  caption: string;
  corner: string;
  rows: readonly Row[];
  compared: Compared;
  /** Whether a cell must name its track, or the row does. */
  naming: 'tracks' | 'rows';
}

/** A table where there is room; on a phone each row is a card, and the roles keep it a table for screen readers. */
function Matrix({ caption, corner, rows, compared: { layers, pairs, nameOf }, naming }: MatrixProps): ReactNode {
  const say = useSay();
  return (
    <table className="matrix" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {corner}
          </th>
          {layers.map(({ id, assessment }) => (
            <th key={id} scope="col" role="columnheader">
              {nameOf(id)} <span className="column-day">{say.day(assessment.asOf)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.key} role="row">
            <th scope="row" role="rowheader">
              {row.name}
            </th>
            {layers.map(({ id }, i) => {
              const against = pairs.find(({ to }) => to === id)?.from;
              const from = layers.findIndex((layer) => layer.id === against);
              const before =
                from < 0 ? undefined : { side: row.cells[from] ?? null, column: nameOf(layers[from]?.id ?? '') };
              return (
                <td key={id} role="cell">
                  <span className="cell-layer" aria-hidden="true">
                    {nameOf(id)}
                  </span>
                  <Cell result={row.cells[i] ?? null} before={before} named={naming === 'tracks'} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ARROWS: Record<Direction, IconName | undefined> = { gain: 'up', loss: 'down', other: undefined, same: undefined };

interface CellProps {
  result: TrackResult | null;
  before: { side: TrackResult | null; column: string } | undefined;
  named: boolean;
}

function Cell({ result, before, named }: CellProps): ReactNode {
  const say = useSay();
  const change = before && changeOf(say, before.side, result, before.column);
  const note = result ? notYetOpenNote(say, result) : undefined;
  const arrow = change && ARROWS[change.direction];
  return (
    <div className="cell">
      {result && named ? <p>{trackName(say, result)}</p> : null}
      <p className="cell-result">
        <TrackVerdict verdict={result?.verdict ?? null} status={result?.status} />
        {result && isOpenTo(result.verdict) ? (
          <strong className="sentence-case">{awardWords(say, result)}</strong>
        ) : null}
      </p>
      {result?.verdict === 'eligible' ? (
        <p className="small-print">{say.t('verdict.judgements', { n: judged(result) })}</p>
      ) : null}
      {note === undefined ? null : <p className="small-print">{note}</p>}
      {change ? (
        <p className={`change change-${change.direction}`}>
          {arrow ? <Icon name={arrow} /> : null}
          <span>{change.words}</span>
        </p>
      ) : null}
    </div>
  );
}
