import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { ParamValue, Scheme, Unit } from '../../rulebase/index.ts';
import { StepsOverTime } from '../../ui/charts/steps-over-time.tsx';
import { Details } from '../../ui/details.tsx';
import { useSession } from '../session/session.tsx';
import { tickWords } from '../shared/dates.ts';
import { useSay } from '../shared/say.ts';
import { shortMoney } from '../shared/short-money.ts';
import type { Say } from '../shared/say.ts';
import { SourceList } from '../shared/source-list.tsx';
import { memberName, valueWords } from '../shared/values.ts';
import { historiesOf, leastCertain } from './series.ts';
import type { ParamHistory, Period } from './series.ts';

/** Lists up to this length are named by the value itself. */
const NAMED_UP_TO = 4;

/** Every number and list of a scheme, with all it has been. */
export function ParamHistories({ scheme }: { scheme: Scheme }): ReactNode {
  const t = useTranslations('scheme');
  const { changed, constant } = historiesOf(scheme);
  return (
    <>
      {changed.length > 0 ? <p>{t('paramsLead')}</p> : null}
      <ul className="chart-list">
        {changed.map((history) => (
          <li key={history.id} id={`param-${history.id}`} tabIndex={-1}>
            <History history={history} />
          </li>
        ))}
      </ul>
      {constant.length > 0 ? <Constant histories={constant} /> : null}
    </>
  );
}

/** Short for a scale. */
function short(say: Say, { unit }: ParamHistory, value: number | 'no-limit'): string {
  if (typeof value === 'number' && unit === 'rate') return `${Math.round(value * 1000) / 10}%`;
  return typeof value === 'number' && unit === 'hkd' ? shortMoney(say, value) : valueWords(say, unit, value);
}

function History({ history }: { history: ParamHistory }): ReactNode {
  const say = useSay();
  const { today } = useSession();
  const { label, periods, steps, unit } = history;
  const lastChange = periods[0]?.from ?? today;
  const notOnFile = say.t('cause.notOnFile');
  const tableTitle = say.t('scheme.tableTitle', { n: periods.length });
  return (
    <>
      <h3>{say.text(label)}</h3>
      {steps ? (
        <StepsOverTime
          title={say.t('scheme.chartTitle', { label: say.text(label) })}
          description={say.series(
            periods.toReversed().map((period) => `${periodWords(say, period)} ${valueWords(say, unit, period.value)}`),
          )}
          series={[{ id: history.id, label: say.text(label), steps }]}
          until={[today, periods[0]?.until ?? lastChange, lastChange].reduce((a, b) => (a > b ? a : b))}
          today={{ date: today, label: say.t('scheme.today') }}
          format={(value) => short(say, history, value)}
          day={tickWords(say)}
          axes={{ value: say.t(`scheme.unit.${unit}`), time: say.t('scheme.year') }}
          words={{
            gap: { closed: notOnFile, unknown: notOnFile },
            uncertain: say.t('verdict.confidence.unverified'),
            range: say.t('verdict.confidence.unverified'),
          }}
          table={{ summary: tableTitle, printed: true, own: <PeriodTable history={history} /> }}
        />
      ) : (
        <Details summary={tableTitle}>
          <PeriodTable history={history} />
        </Details>
      )}
    </>
  );
}

function periodWords(say: Say, { from, fromEarliest, until }: Period): string {
  const first =
    fromEarliest === undefined
      ? say.day(from)
      : say.t('scheme.between', { first: say.day(fromEarliest), last: say.day(from) });
  return until === undefined
    ? say.t('scheme.since', { date: first })
    : say.t('scheme.fromTo', { from: first, until: say.day(until) });
}

function PeriodTable({ history: { label, unit, periods } }: { history: ParamHistory }): ReactNode {
  const say = useSay();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="scroll-x" role="region" tabIndex={0} aria-label={say.text(label)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.t('scheme.period')}</th>
            <th scope="col">{say.t('scheme.value')}</th>
            <th scope="col">{say.t('scheme.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from}>
              <th scope="row">{periodWords(say, period)}</th>
              <td>
                {valueWords(say, unit, period.value)}
                <Members unit={unit} value={period.value} />
                {period.note ? <p className="small-print">{say.text(period.note)}</p> : null}
                {period.alternatives?.map(({ value, whyNot }) => (
                  <p key={whyNot.en} className="small-print">
                    {say.t('scheme.alternative', { value: valueWords(say, unit, value), why: say.text(whyNot) })}
                  </p>
                ))}
              </td>
              <td>
                {say.t(`verdict.confidence.${period.confidence}`)}
                <SourceList ids={period.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The names on a list that its value only counts. */
function Members({ unit, value }: { unit: Unit; value: ParamValue }): ReactNode {
  const say = useSay();
  if (!Array.isArray(value) || value.length <= NAMED_UP_TO) return null;
  return (
    <Details summary={say.t('result.listTitle', { n: value.length })}>
      <p className="small-print">{say.list(value.map((id) => memberName(say, unit, id)))}</p>
    </Details>
  );
}

/** Values that never changed need no picture. */
function Constant({ histories }: { histories: readonly ParamHistory[] }): ReactNode {
  const say = useSay();
  return (
    <Details summary={say.t('scheme.constantTitle', { n: histories.length })}>
      <dl className="value-list">
        {histories.map(({ id, unit, label, periods }) => {
          const first = periods.at(-1);
          const last = periods[0];
          return first && last ? (
            <div key={id} id={`param-${id}`} tabIndex={-1}>
              <dt>{say.text(label)}</dt>
              <dd>
                {valueWords(say, unit, first.value)} <Members unit={unit} value={first.value} />
                <span className="small-print">
                  {say.t('scheme.constant', {
                    period: periodWords(say, { ...first, until: last.until }),
                    confidence: say.t(
                      `verdict.confidence.${leastCertain(periods.map(({ confidence }) => confidence))}`,
                    ),
                  })}
                </span>
              </dd>
            </div>
          ) : null;
        })}
      </dl>
    </Details>
  );
}
