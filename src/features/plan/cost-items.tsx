import type { ReactNode } from 'react';

import { MOST_COSTS } from '../../cases/index.ts';
import type { CostItem } from '../../cases/index.ts';
import type { Budget } from '../../engine/index.ts';
import { grouped } from '../../i18n/words.ts';
import { parseNumber } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Fieldset } from '../../ui/field.tsx';
import { focusById } from '../../ui/focus.ts';
import { Notice } from '../../ui/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useTyped } from '../session/use-typed.ts';
import { moneyWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import {
  addItem,
  changeItem,
  chooseKind,
  differing,
  fromAnswers,
  mayAddItem,
  removeItem,
  toggleBudget,
} from './items.ts';

/** What the company wants to pay for, item by item. */
export function CostItems({ budgets }: { budgets: readonly Budget[] }): ReactNode {
  const say = useSay();
  const { session, update } = useSession();
  const { costs, facts } = session;
  const answered = fromAnswers(budgets, facts, (id) => {
    const fact = say.base.facts.find((each) => each.id === id);
    return fact ? say.text(fact.label) : id;
  });
  return (
    <>
      {costs.map((item, i) => (
        <Item
          key={item.id}
          item={item}
          n={i + 1}
          budgets={budgets}
          onChange={(change, about) => update({ costs: changeItem(costs, item.id, change) }, about)}
          onRemove={() => {
            update({ costs: removeItem(costs, item.id) });
            focusById('plan-items'); // the button that had the focus is gone
          }}
        />
      ))}
      {differing(budgets, facts, costs).map(({ fact, answered: said, planned }) => (
        <Notice key={fact.id}>
          <p>
            {say.t('plan.differs', {
              budget: say.text(fact.label),
              answered: moneyWords(say, said),
              planned: moneyWords(say, planned),
            })}
          </p>
        </Notice>
      ))}
      <div className="button-group">
        {mayAddItem(costs) ? (
          <Button
            look={costs.length === 0 ? 'primary' : 'secondary'}
            onClick={() => update({ costs: addItem(costs, budgets) })}
          >
            {say.t('plan.add')}
          </Button>
        ) : (
          <p className="small-print">{say.t('plan.most', { n: MOST_COSTS })}</p>
        )}
        {answered.length > 0 && (costs.length === 0 || differing(budgets, facts, costs).length > 0) ? (
          <Button onClick={() => update({ costs: answered })}>
            {say.t('plan.fromAnswers', { n: answered.length })}
          </Button>
        ) : null}
        {costs.length > 0 ? (
          <Button look="quiet" onClick={() => update({ costs: [] })}>
            {say.t('plan.removeAll')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface ItemProps {
  item: CostItem;
  n: number;
  budgets: readonly Budget[];
  onChange: (change: Partial<Omit<CostItem, 'id'>>, about?: string) => void;
  onRemove: () => void;
}

function Item({ item, n, budgets, onChange, onRemove }: ItemProps): ReactNode {
  const say = useSay();
  const [held, setTyped] = useTyped(`${item.id}-amount`); // while an amount is being typed it may be none yet
  const isWrong = (text: string): boolean => text.trim() !== '' && parseNumber('hkd', text) === undefined;
  const typed = held !== undefined && isWrong(held) && item.amount !== null ? undefined : held; // set otherwise since
  const wrong = typed !== undefined && isWrong(typed);
  const shown = item.amount === null ? '' : grouped(item.amount);
  const name = item.label.trim() || say.t('plan.nameless', { n });
  return (
    <fieldset className="cost-item">
      <legend>{name}</legend>
      <div className="cost-item-head">
        <Field id={`${item.id}-label`} label={say.t('plan.label')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="text"
              autoComplete="off"
              maxLength={80}
              value={item.label}
              onChange={({ target }) => onChange({ label: target.value }, `${item.id} label`)}
            />
          )}
        </Field>
        <Field
          id={`${item.id}-amount`}
          label={say.t('plan.amount')}
          hint={item.amount === null || wrong ? undefined : moneyWords(say, item.amount)}
          error={wrong ? say.t('plan.amountWrong') : undefined}
        >
          {(control) => (
            <span className="input-prefix">
              HK$
              <input
                {...control}
                className="input input-12"
                type="text"
                inputMode="text"
                autoComplete="off"
                value={typed ?? shown}
                onChange={({ target }) => {
                  setTyped(target.value, isWrong(target.value));
                  const amount = target.value.trim() === '' ? null : parseNumber('hkd', target.value);
                  onChange({ amount: amount ?? null }, `${item.id} amount`);
                }}
                onBlur={() => {
                  if (!wrong) setTyped(undefined);
                }}
              />
            </span>
          )}
        </Field>
      </div>
      {budgets.length === 1 && item.countsAs.length === 1 ? null : (
        <Fieldset id={`${item.id}-budgets`} legend={say.t('plan.countsAs')} hint={say.t('plan.countsAsHint')} inline>
          {budgets.map((budget) => (
            <Choice
              key={budget.fact.id}
              type="checkbox"
              label={say.text(budget.fact.label)}
              checked={item.countsAs.includes(budget.fact.id)}
              onChange={() => onChange(toggleBudget(item, budget))}
            />
          ))}
        </Fieldset>
      )}
      {budgets
        .filter(({ fact }) => item.countsAs.includes(fact.id))
        .map(({ fact, kinds }) =>
          kinds ? (
            <Field
              key={kinds.id}
              id={`${item.id}-${kinds.id}`}
              label={say.t('plan.kind', { budget: say.text(fact.label) })}
              hint={say.t('plan.kindHint')}
            >
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={item.kinds[kinds.id] ?? ''}
                  onChange={({ target }) => onChange(chooseKind(item, kinds.id, target.value))}
                >
                  <option value="">{say.t('plan.kindNone')}</option>
                  {(kinds.options ?? []).map(({ value, label }) => (
                    <option key={value} value={value}>
                      {say.text(label)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : null,
        )}
      <Button
        look="quiet"
        onClick={() => {
          setTyped(undefined);
          onRemove();
        }}
      >
        {say.t('plan.remove', { name })}
      </Button>
    </fieldset>
  );
}
