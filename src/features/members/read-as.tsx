/** Words of a list that are no option by themselves: how they are read is for people to say, once for all rows. */
import { useState } from 'react';
import type { ReactNode } from 'react';

import { navigate } from '../../navigation.ts';
import type { LoadedList, ReadAs } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { Fieldset } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import { factWords } from './names.ts';
import { countWords } from './numbers.ts';
import { useMembers } from './use-members.ts';

interface Words {
  column: string;
  fact: string;
  words: { word: string; cells: number }[];
  /** Cells with words that are not offered. */
  more: number;
}

/** By column, the words read as people said before, then those that could not be read. */
function wordsOf({ unreadWords = [], readAs = [] }: LoadedList): Words[] {
  const columns = new Map<string, Words>();
  const of = (column: string, fact: string): Words => {
    const found = columns.get(column) ?? { column, fact, words: [], more: 0 };
    columns.set(column, found);
    return found;
  };
  for (const { column, fact, word, cells } of readAs) of(column, fact).words.push({ word, cells });
  for (const { column, fact, words, more } of unreadWords) {
    const found = of(column, fact);
    found.words.push(...words);
    found.more += more;
  }
  return [...columns.values()];
}

/** One line for the notes of every table and file: which words were read as people said, and as what. */
export function readAsWords(say: Say, { readAs = [] }: LoadedList): string[] {
  if (readAs.length === 0) return [];
  const words = readAs.map(({ column, fact, word, value, cells }) => {
    const option = say.base.facts.find(({ id }) => id === fact)?.options?.find((each) => each.value === value);
    return say.t('members.readAs.noteWord', {
      column,
      word,
      option: option ? say.text(option.label) : value,
      n: countWords(cells),
    });
  });
  return [say.t('members.readAs.note', { words: say.series(words) })];
}

/** A column by its own name, and what it is taken for where that is another. */
function headed(say: Say, column: string, fact: string): string {
  const words = factWords(say, fact);
  return column === words ? column : say.t('members.readAs.column', { column, fact: words });
}

/** Nothing is guessed: each word stays unanswered until somebody says what it is. */
export function ReadAsForm({ list }: { list: LoadedList }): ReactNode {
  const say = useSay();
  const { store, state } = useMembers();
  const origin = state.list.is === 'ready' ? state.list.origin : undefined;
  const [chosen, setChosen] = useState<ReadAs>((origin?.is === 'file' && origin.options.readAs) || {});
  const columns = wordsOf(list);
  if (origin?.is !== 'file' || columns.length === 0) return null;
  const choose = (fact: string, word: string, value: string): void => {
    const others = Object.entries(chosen[fact] ?? {}).filter(([each]) => each !== word);
    setChosen({ ...chosen, [fact]: Object.fromEntries(value === '' ? others : [...others, [word, value]]) });
  };
  const readAgain = (): void => {
    void store.readAs(chosen);
    navigate('/members');
  };
  return (
    <section className="part" aria-labelledby="read-as">
      <h2 id="read-as">{say.t('members.readAs.title')}</h2>
      <p>{say.t('members.readAs.text')}</p>
      {columns.map(({ column, fact, words, more }, c) => {
        const options = say.base.facts.find(({ id }) => id === fact)?.options ?? [];
        return (
          <Fieldset key={column} id={`read-as-${c}`} legend={headed(say, column, fact)}>
            {words.map(({ word, cells }, i) => (
              <SelectField
                key={word}
                id={`read-as-${c}-${i}`}
                label={say.t('members.readAs.word', { word, n: cells, count: countWords(cells) })}
                value={chosen[fact]?.[word] ?? ''}
                options={[
                  { id: '', name: say.t('members.readAs.leave') },
                  ...options.map(({ value, label }) => ({ id: value, name: say.text(label) })),
                ]}
                onChange={(value) => choose(fact, word, value)}
              />
            ))}
            {more > 0 ? <p>{say.t('members.readAs.more', { n: more, count: countWords(more) })}</p> : null}
          </Fieldset>
        );
      })}
      <Button look="primary" onClick={readAgain}>
        {say.t('members.readAs.again')}
      </Button>
    </section>
  );
}
