/** Everything this app has the browser store. A test looks through the code for places that store anything else. */
interface Kept {
  where: 'local' | 'tab' | 'database' | 'cache';
  name: string;
  what: 'session' | 'sessionCase' | 'notRead' | 'locale' | 'signal' | 'caseOpen' | 'typed' | 'cases' | 'app';
  howLong: 'untilDeleted' | 'untilSaved' | 'untilCleared' | 'untilClosed' | 'moment' | 'untilNewer';
}

export const KEPT: readonly Kept[] = [
  { where: 'local', name: 'session', what: 'session', howLong: 'untilDeleted' },
  { where: 'local', name: 'session/…', what: 'sessionCase', howLong: 'untilSaved' },
  { where: 'local', name: 'session-not-read', what: 'notRead', howLong: 'untilDeleted' },
  { where: 'local', name: 'locale', what: 'locale', howLong: 'untilCleared' },
  { where: 'local', name: 'cases-changed', what: 'signal', howLong: 'moment' },
  { where: 'tab', name: 'case', what: 'caseOpen', howLong: 'untilClosed' },
  { where: 'tab', name: 'typed/…', what: 'typed', howLong: 'untilClosed' },
  { where: 'database', name: 'cases', what: 'cases', howLong: 'untilDeleted' },
  { where: 'cache', name: 'workbox-precache-v2-…', what: 'app', howLong: 'untilNewer' },
];
export const PLACES = ['local', 'tab', 'database', 'cache'] as const satisfies readonly Kept['where'][];
