/** What changed in a scheme on a day, in words. */
import { fill } from '../../i18n/words.ts';
import type { DayOfChange, ResolvedParam, SchemeChange, TrackStatus } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { listChange, memberName, stateWords } from '../shared/values.ts';

export interface ChangeWords {
  key: string;
  /** What it is about. */
  subject: string;
  /** The old, where there was one, and the new. */
  from?: string | undefined;
  to: string;
  /** Names added to a list or taken from it, a sentence each. */
  more: string[];
}

const single = (subject: string, to: string, key: string): ChangeWords => ({ key, subject, to, more: [] });

export function changeWords(say: Say, day: DayOfChange, change: SchemeChange): ChangeWords {
  switch (change.kind) {
    case 'name':
      return {
        key: 'name',
        subject: say.t('scheme.change.name'),
        from: say.text(change.from),
        to: say.text(change.to),
        more: [],
      };
    case 'track':
      return trackWords(say, change);
    case 'param':
      return paramWords(say, change.from, change.to);
    case 'criterion': {
      const { criterion } = change;
      const scheme = change.change === 'dropped' ? day.before : day.after;
      const sentence = fill(say.base, scheme, criterion.sentence, say.locale);
      return single(say.t(`scheme.change.${change.change}`), sentence, `criterion ${criterion.id}`);
    }
  }
}

function trackWords(say: Say, { from, to, renewed }: Extract<SchemeChange, { kind: 'track' }>): ChangeWords {
  const subject = say.text(to.name);
  const key = `track ${to.id}`;
  const note = to.openNote ? [say.text(to.openNote)] : [];
  const status = (which: TrackStatus) => say.t(`verdict.status.${which}`);
  if (renewed) return { key, subject, to: say.t('scheme.change.renewed'), more: note };
  const last = to.status === 'closed' && to.closedOn !== undefined;
  const words = last ? say.t('scheme.change.closed', { date: say.day(to.closedOn ?? '') }) : status(to.status);
  return { key, subject, from: status(from.status), to: words, more: to.status === 'open' ? note : [] };
}

function paramWords(say: Say, before: ResolvedParam, after: ResolvedParam): ChangeWords {
  const { unit } = after;
  const members = (param: ResolvedParam) =>
    param.at.state === 'known' && Array.isArray(param.at.value) ? param.at.value : null;
  const list = listChange(unit, { param: after.id, from: members(before), to: members(after) });
  const named = (ids: readonly string[]) => say.list(ids.map((id) => memberName(say, unit, id)));
  return {
    key: `param ${after.id}`,
    subject: say.text(after.label),
    ...(before.at.state === 'unknown' ? {} : { from: stateWords(say, unit, before.at) }),
    to: stateWords(say, unit, after.at),
    more: [
      ...(list && list.added.length > 0 ? [say.t('cause.listAdded', { names: named(list.added) })] : []),
      ...(list && list.removed.length > 0 ? [say.t('cause.listRemoved', { names: named(list.removed) })] : []),
      ...(after.note ? [say.text(after.note)] : []),
    ],
  };
}
