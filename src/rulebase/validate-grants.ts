/** Checks of budgets, of what a grant changes, and of how it is paid. */
import type { RuleBase } from './load.ts';
import { parseRate } from './rates.ts';
import type { Fact, GrantEffect, Payments } from './schema.ts';
import { checkSources, checkSpans } from './validate-entries.ts';
import type { Report } from './validate-entries.ts';

/** What of a budget another fact may tell, and the types it may have. */
const TOLD = { kindsOf: ['one', 'set'], monthsOf: ['int'], yearsOf: ['int'] } as const;

/** Budgets are amounts, and each has at most one fact for its kinds, its months and its years. */
export function checkBudgets(facts: readonly Fact[], report: Report): void {
  const budgets = new Set(facts.filter((fact) => fact.roles.includes('cost')).map((fact) => fact.id));
  for (const { id, type } of facts)
    if (budgets.has(id) && type !== 'hkd') report(`facts.${id}.type`, 'an amount, because it is a budget', type);
  for (const [link, types] of Object.entries(TOLD)) {
    const taken = new Set<string>();
    for (const fact of facts) {
      const budget = fact[link as keyof typeof TOLD]; // the keys of TOLD
      if (budget === undefined) continue;
      const field = `facts.${fact.id}.${link}`;
      if (!budgets.has(budget)) report(field, 'a fact with the role cost', budget);
      if (!types.some((type) => type === fact.type)) report(field, `a fact of type ${types.join(' or ')}`, fact.type);
      if (taken.has(budget)) report(field, 'a budget that no other fact tells this of', budget);
      taken.add(budget);
    }
  }
}

/** Grants change answers about the past, of a fitting type, each once; a part is added to with its whole. */
export function checkEffects(base: RuleBase, effects: readonly GrantEffect[], field: string, report: Report): void {
  const whole = effects.flatMap(({ op, fact, when }) => (op === 'add-grant' && !when ? [fact] : []));
  effects.forEach((effect, i) => {
    const at = `${field}.${i}`;
    const fact = base.facts.find(({ id }) => id === effect.fact);
    if (!fact?.roles.includes('past')) return report(`${at}.fact`, 'a fact with the role past', effect.fact);
    if (effects.findIndex((other) => other.fact === effect.fact) !== i) report(`${at}.fact`, 'each fact once', fact.id);
    if (!fits(effect, fact)) report(at, `what a fact of type ${fact.type} can take`, effect.op);
    if (effect.op === 'add-grant' && fact.partOf !== undefined && !whole.includes(fact.partOf))
      report(`${at}.fact`, `${fact.partOf}, of which it is a part, to grow with every grant as well`, fact.id);
  });
}

function fits(effect: GrantEffect, { type, options }: Fact): boolean {
  switch (effect.op) {
    case 'add-grant':
      return type === 'hkd';
    case 'add':
      return type === 'int';
    case 'set':
      if (type === 'bool') return typeof effect.value === 'boolean';
      if (type === 'int' || type === 'hkd')
        return typeof effect.value === 'number' && Number.isSafeInteger(effect.value);
      return type === 'one' && (options ?? []).some(({ value }) => value === effect.value);
  }
}

/** Entries in order and sourced, shares of at most the whole. */
export function checkPayments(base: RuleBase, payments: Payments, field: string, report: Report): void {
  for (const [id, entries = []] of Object.entries(payments)) {
    checkSpans(entries, `${field}.${id}`, report);
    entries.forEach(({ sources }, i) => checkSources(base, sources, `${field}.${id}.${i}`, report));
  }
  const shares = [...(payments.advance ?? []), ...(payments.interim ?? [])].map(({ value }) =>
    typeof value === 'string' ? value : value.share,
  );
  for (const text of shares) {
    const share = parseRate(text);
    if (!share || share.num > share.den) report(field, 'shares of at most 1', text);
  }
}
