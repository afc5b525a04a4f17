import type { ReactNode } from 'react';

import type { CashFlow, Plan } from '../../engine/index.ts';
import { money } from '../../i18n/words.ts';
import { unfundedWords } from '../plan/plan-words.ts';
import type { Say } from '../shared/say.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { sentences } from './cause-words.ts';
import { factNames } from './paper-words.ts';
import { PaperTable, Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** Which track each cost item goes to, what it gives and when; nothing while the session has no cost items. */
export function planPart({ say, data }: Paper): ReactNode {
  const { plan } = data;
  if (plan === undefined) return null;
  return (
    <Part id="plan" title={say.t('report.part.plan')}>
      {plan === null ? <p>{say.t('report.plan.notPlanned')}</p> : null}
      {plan ? applicationsText(say, plan.plan) : null}
      {plan?.cash ? cashText(say, plan.plan, plan.cash) : null}
      {plan ? (
        <p className="small">
          {say.t('report.plan.limits', {
            limits: sentences(
              say,
              plan.plan.limits.map((limit) => say.t(`plan.limits.${limit}`)),
            ),
          })}
        </p>
      ) : null}
    </Part>
  );
}

function applicationsText(say: Say, { applications, totals, unfunded, ifAnswered }: Plan): ReactNode {
  return (
    <>
      {applications.length === 0 ? <p>{say.t('plan.none')}</p> : null}
      {applications.length > 0 ? (
        <>
          <p>{say.t('plan.order')}</p>
          <PaperTable
            caption={say.t('report.tableOf', { title: say.t('report.part.plan') })}
            className="figures plan-table"
            head={[
              say.t('report.head.track'),
              say.t('plan.itemsOf'),
              say.t('plan.projectCost'),
              say.t('plan.grant'),
              say.t('report.head.own'),
            ]}
          >
            {applications.map((application, i) => (
              <tr key={keyOf(application)}>
                <th scope="row">{say.t('plan.application', { n: i + 1, track: trackName(say, application) })}</th>
                <td>{say.list(application.items.map(({ item }) => item.label))}</td>
                <td className="amount">{money(application.cost)}</td>
                <td className="amount">{money(application.grant)}</td>
                <td className="amount">{money(application.ownContribution)}</td>
              </tr>
            ))}
            <tr className="total">
              <th scope="row" colSpan={2}>
                {say.t('plan.totalsTitle')}
              </th>
              <td className="amount">{money(totals.planned)}</td>
              <td className="amount">{money(totals.grant)}</td>
              <td className="amount">{money(totals.ownContribution)}</td>
            </tr>
          </PaperTable>
          {totals.unfunded > 0 ? (
            <p className="small">
              {say.t('report.plan.withUnfunded', {
                total: money(totals.ownContribution + totals.unfunded),
                own: money(totals.ownContribution),
                unfunded: money(totals.unfunded),
              })}
            </p>
          ) : null}
        </>
      ) : null}
      {unfunded.length > 0 ? (
        <>
          <p className="strong">{say.t('plan.unfundedTitle', { n: unfunded.length })}</p>
          <ul>
            {unfunded.map((each) => (
              <li key={each.item.id}>
                {sentences(say, [
                  say.t('plan.item', { label: each.item.label, amount: money(each.cost) }),
                  ...unfundedWords(say, each),
                ])}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {ifAnswered ? (
        <p>
          {say.t('report.plan.ifAnswered', {
            amount: money(ifAnswered.grant),
            facts: say.list(factNames(say, ifAnswered.missing)),
          })}
        </p>
      ) : null}
    </>
  );
}

/** When money goes out and comes in. */
function cashText(
  say: Say,
  { applications }: Plan,
  { deepest, lastReceipt, schedules, assumptions }: CashFlow,
): ReactNode {
  if (applications.length === 0) return null;
  const month = (n: number): string => say.t('plan.month', { n });
  const assumed = assumptions.filter(({ basis }) => basis !== 'sourced');
  const numbers = [...new Map(assumed.map((each) => [`${each.id} ${each.value}`, each])).values()].map(
    ({ id, value }) =>
      say.t('report.plan.number', { label: say.text(say.base.settings.planAssumptions[id].label), value }),
  );
  return (
    <>
      <h4>{say.t('plan.cashTitle')}</h4>
      <p>
        {deepest ? say.t('plan.deepest', { amount: money(deepest.amount), month: month(deepest.month) }) : null}{' '}
        {lastReceipt === null ? null : say.t('plan.lastReceipt', { month: month(lastReceipt) })}
      </p>
      <ul>
        {applications.map((application, i) => {
          const schedule = schedules[i];
          if (!schedule) return null;
          const { filed, result, start, end, payments } = schedule;
          return (
            <li key={keyOf(application)}>
              <strong>{trackName(say, application)}</strong>
              {say.locale === 'en' ? ': ' : '：'}
              {sentences(say, [
                say.t('plan.schedule', { filed, result, start, end }),
                ...payments.map(({ kind, month: at, amount }) =>
                  say.t(`plan.payment.${kind}`, { month: at, amount: money(amount) }),
                ),
              ])}
            </li>
          );
        })}
      </ul>
      {numbers.length > 0 ? (
        <p className="small">{say.t('report.plan.assumed', { numbers: say.list(numbers) })}</p>
      ) : null}
    </>
  );
}
