/** Neighbouring support worth mentioning to a company on a day: shown, never decided. */
import { bind } from '../rulebase/index.ts';
import type { IsoDate, Profile, Referral, RuleBase } from '../rulebase/index.ts';
import { evaluate } from './kleene.ts';

/** Those for an aim that was chosen (or any, while none is), not known to be for others, and not over on the day. */
export function referralsFor(base: RuleBase, profile: Profile, date: IsoDate): Referral[] {
  const aims = base.facts.find((fact) => fact.roles.includes('aims'));
  const answer = aims && profile[aims.id];
  const chosen = Array.isArray(answer) ? answer : [];
  return base.referrals.filter(
    (referral) =>
      (chosen.length === 0 || referral.aims.some((aim) => chosen.includes(aim))) &&
      referral.open.some(({ until }) => until === undefined || until >= date) &&
      (referral.applyTo === undefined ||
        evaluate(bind(referral.applyTo, { params: {}, branches: [] }).condition, profile) !== false),
  );
}
