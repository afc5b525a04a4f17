import type { ReactNode } from 'react';

import { changesOf } from '../../rulebase/index.ts';
import type { DayOfChange, Scheme } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { useSession } from '../session/session.tsx';
import { Basis } from '../shared/basis.tsx';
import { dateWords } from '../shared/dates.ts';
import { marks } from '../shared/marks.tsx';
import { useSay } from '../shared/say.ts';
import { changeWords } from './timeline-words.ts';
import type { ChangeWords } from './timeline-words.ts';

type History = NonNullable<Scheme['history']>[number];
interface Entry {
  on: string;
  told: History[];
  day?: DayOfChange | undefined;
}

/** More changes than this on one day are folded away. */
const SHOWN_UP_TO = 6;

/** Days on which the rules on file changed, and what the sources tell of them, newest first. */
export function timelineOf(scheme: Scheme): Entry[] {
  const entries = new Map<string, Entry>();
  for (const day of changesOf(scheme)) entries.set(day.on, { on: day.on, told: [], day });
  for (const told of scheme.history ?? []) {
    const entry = entries.get(told.on) ?? { on: told.on, told: [] };
    entries.set(told.on, { ...entry, told: [...entry.told, told] });
  }
  return [...entries.values()].sort((a, b) => (a.on < b.on ? 1 : -1));
}

export function Timeline({ scheme }: { scheme: Scheme }): ReactNode {
  const say = useSay();
  const { today } = useSession();
  return (
    <ol className="timeline" reversed>
      {timelineOf(scheme).map(({ on, told, day }) => (
        <li key={on}>
          <h3>
            <time dateTime={on}>{dateWords(say, on)}</time>
            {on > today ? <span className="small-print"> {say.t('scheme.ahead')}</span> : null}
          </h3>
          {told.map((entry) => (
            <div key={entry.text.en} className="told">
              <p>{say.text(entry.text)}</p>
              <Basis confidence={entry.confidence} sources={entry.sources} />
            </div>
          ))}
          {day ? <Changes words={day.changes.map((change) => changeWords(say, day, change))} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Changes({ words }: { words: ChangeWords[] }): ReactNode {
  const say = useSay();
  const list = (
    <ul>
      {words.map((each) => (
        <li key={each.key}>
          <Change words={each} />
        </li>
      ))}
    </ul>
  );
  return words.length > SHOWN_UP_TO ? (
    <Details summary={say.t('scheme.changesFolded', { n: words.length })}>{list}</Details>
  ) : (
    list
  );
}

function Change({ words: { subject, from, to, more } }: { words: ChangeWords }): ReactNode {
  const say = useSay();
  return (
    <>
      {from === undefined
        ? say.t('scheme.change.only', { subject, to })
        : say.t.rich('cause.value', { label: subject, from, to, ...marks })}
      {more.map((line) => (
        <p key={line} className="small-print">
          {line}
        </p>
      ))}
    </>
  );
}
