import type { ReactNode } from 'react';

import type { CashFlow, Plan, UsedAssumption } from '../../engine/index.ts';
import { money } from '../../i18n/words.ts';
import { MonthsBars } from '../../ui/charts/months-bars.tsx';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Field } from '../../ui/field.tsx';
import { useSession } from '../session/session.tsx';
import { useTyped } from '../session/use-typed.ts';
import { moneyWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import { shortMoney } from '../shared/short-money.ts';
import { SourceList } from '../shared/source-list.tsx';
import { trackName } from '../shared/verdicts.ts';

/** When money goes out and comes in, month by month. */
export function CashPart({ plan, flow }: { plan: Plan; flow: CashFlow }): ReactNode {
  const say = useSay();
  const { update, session } = useSession();
  const { deepest, lastReceipt, months, schedules } = flow;
  if (months.length === 0) return null;
  const month = (n: number): string => say.t('plan.month', { n });
  return (
    <section className="part" aria-labelledby="plan-cash">
      <h2 id="plan-cash">{say.t('plan.cashTitle')}</h2>
      {deepest ? (
        <p className="strong">
          {say.t('plan.deepest', { amount: moneyWords(say, deepest.amount), month: month(deepest.month) })}
        </p>
      ) : null}
      {plan.totals.unfunded > 0 ? (
        <p>{say.t('plan.withoutUnfunded', { amount: moneyWords(say, plan.totals.unfunded) })}</p>
      ) : null}
      {lastReceipt === null ? null : <p>{say.t('plan.lastReceipt', { month: month(lastReceipt) })}</p>}
      <MonthsBars
        title={say.t('plan.cashChart')}
        description={say.t('plan.cashText')}
        months={months.map((each) => ({
          id: String(each.month),
          label: String(each.month),
          out: each.paid,
          in: each.received,
        }))}
        format={(amount) => (amount < 0 ? `−${shortMoney(say, -amount)}` : shortMoney(say, amount))}
        axes={{ value: say.t('plan.amountAxis'), time: say.t('plan.monthAxis') }}
        words={{
          out: say.t('plan.out'),
          in: say.t('plan.in'),
          sum: say.t('plan.sum'),
          deepest: (at, amount) => say.t('plan.deepestMark', { month: at, amount: shortMoney(say, Math.abs(amount)) }),
        }}
        table={{
          summary: say.t('picture.asTable'),
          printed: true,
          words: {
            month: say.t('plan.monthAxis'),
            out: say.t('plan.out'),
            in: say.t('plan.in'),
            sum: say.t('plan.sum'),
            exact: (amount) => (amount < 0 ? `−${money(-amount)}` : money(amount)),
          },
        }}
      />
      <h3>{say.t('plan.scheduleTitle')}</h3>
      <ul className="rows">
        {plan.applications.map((application, i) => {
          const schedule = schedules[i];
          return schedule ? (
            <li key={trackName(say, application)}>
              <p className="strong">{trackName(say, application)}</p>
              <p>
                {say.t('plan.schedule', {
                  filed: schedule.filed,
                  result: schedule.result,
                  start: schedule.start,
                  end: schedule.end,
                })}
              </p>
              {schedule.payments.map(({ kind, month: at, amount }) => (
                <p key={kind}>{say.t(`plan.payment.${kind}`, { month: at, amount: moneyWords(say, amount) })}</p>
              ))}
            </li>
          ) : null;
        })}
      </ul>
      <Details summary={say.t('plan.assumptionsTitle', { n: flow.assumptions.length })}>
        <p>{say.t('plan.assumptionsText')}</p>
        {flow.assumptions.map((used) => (
          <AssumedNumber key={`${used.application} ${used.id}`} used={used} plan={plan} />
        ))}
        {Object.keys(session.planAssumptions).length > 0 ? (
          <Button look="quiet" onClick={() => update({ planAssumptions: {} })}>
            {say.t('plan.resetNumbers')}
          </Button>
        ) : null}
      </Details>
    </section>
  );
}

/** One number of the cash flow, to be changed. */
function AssumedNumber({ used, plan }: { used: UsedAssumption; plan: Plan }): ReactNode {
  const say = useSay();
  const { base, session, update } = useSession();
  const { label, min, max, reason } = base.settings.planAssumptions[used.id];
  const application = plan.applications[used.application];
  const id = `plan-${used.application}-${used.id}`;
  const [typed, setTyped] = useTyped(id);
  const wrong = typed !== undefined && number(typed, min, max) === undefined;
  return (
    <div className="plan-number">
      <Field
        id={id}
        label={
          application
            ? say.t('plan.numberOf', { label: say.text(label), track: trackName(say, application) })
            : say.text(label)
        }
        hint={
          <>
            {say.t(`plan.basis.${used.basis}`)} {used.basis === 'ours' ? say.text(reason) : null}
          </>
        }
        error={wrong ? say.t('compare.assumptionRange', { min, max }) : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="input input-5"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={typed ?? String(used.value)}
            onChange={({ target }) => {
              const value = number(target.value, min, max);
              setTyped(target.value, value === undefined);
              if (value !== undefined)
                update({ planAssumptions: { ...session.planAssumptions, [used.address]: value } }, id);
            }}
            onBlur={() => {
              if (!wrong) setTyped(undefined);
            }}
          />
        )}
      </Field>
      {used.source ? <SourceList ids={used.source.sources} /> : null}
    </div>
  );
}

function number(text: string, min: number, max: number): number | undefined {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}
