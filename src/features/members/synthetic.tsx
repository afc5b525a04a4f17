import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Choice, Field, Fieldset } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import { useLoaded } from '../share/use-loaded.ts';
import { useSay } from '../shared/say.ts';
import { SourceList } from '../shared/source-list.tsx';
import type { Population } from '../../rulebase/index.ts';
import { countWords } from './numbers.ts';
import { fits, SyntheticSettings } from './synthetic-settings.tsx';
import { useMembers, usePopulationLoader } from './use-members.ts';

/** Sizes of ours, for a first look; those with a meaning come from the population. */
const FIRST_SIZES = [1000, 10_000, 100_000];
const LARGEST_SEED = 4_294_967_295;

/** The mark of everything that is made up. */
export function SyntheticTag(): ReactNode {
  const { t } = useSay();
  return (
    <VerdictTag tone="undetermined" icon="warning">
      {t('members.synthetic.tag')}
    </VerdictTag>
  );
}

/** A list of companies that do not exist, for who has no list at hand. */
export function Synthetic(): ReactNode {
  const { t } = useSay();
  const population = useLoaded(usePopulationLoader());
  return (
    <section className="part" aria-labelledby="synthetic">
      <h2 id="synthetic">{t('members.synthetic.title')}</h2>
      <p>
        <SyntheticTag /> {t('members.synthetic.lead')}
      </p>
      {population.state === 'loading' ? <p role="status">{t('members.loading')}</p> : null}
      {population.state === 'failed' ? (
        <Notice tone="error" title={t('members.synthetic.failed')}>
          <Button onClick={population.retry}>{t('members.again')}</Button>
        </Notice>
      ) : null}
      {population.state === 'ready' ? <Form population={population.value} /> : null}
    </section>
  );
}

function Form({ population }: { population: Population }): ReactNode {
  const { t, text } = useSay();
  const { store, state } = useMembers();
  const [rows, setRows] = useState(FIRST_SIZES[1] ?? 0);
  const [seed, setSeed] = useState('1');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const seedWrong = !/^\d+$/.test(seed.trim()) || Number(seed) > LARGEST_SEED;
  const changed = population.settings.filter(({ id }) => typed[id] !== undefined);
  const errors = [
    ...(seedWrong ? [{ id: 'synthetic-seed', message: t('members.synthetic.seedWrong') }] : []),
    ...changed
      .filter((setting) => !fits(setting, typed[setting.id] ?? ''))
      .map(({ id, label, min, max }) => ({
        id: `synthetic-${id}`,
        message: t('members.synthetic.settingWrong', {
          label: text(label),
          min: countWords(min),
          max: countWords(max),
        }),
      })),
  ];
  const make = (): void => {
    if (errors.length > 0) return setAttempt((n) => n + 1);
    const settings = Object.fromEntries(changed.map(({ id }) => [id, Number(typed[id])]));
    void store.generate({ rows, seed: Number(seed), settings });
  };
  const name = 'synthetic-rows';
  return (
    <>
      {attempt > 0 ? <ErrorSummary errors={errors} attempt={attempt} /> : null}
      <Fieldset id={name} legend={t('members.synthetic.rows')}>
        {FIRST_SIZES.map((n) => (
          <Choice
            key={n}
            type="radio"
            name={name}
            label={t('members.synthetic.companies', { n: countWords(n) })}
            checked={rows === n}
            onChange={() => setRows(n)}
          />
        ))}
        {population.sizes.map(({ id, rows: n, label, note }) => (
          <Choice
            key={id}
            type="radio"
            name={name}
            label={t('members.synthetic.companiesOf', { n: countWords(n), what: text(label) })}
            hint={text(note)}
            checked={rows === n}
            onChange={() => setRows(n)}
          />
        ))}
      </Fieldset>
      <Field
        id="synthetic-seed"
        label={t('members.synthetic.seed')}
        hint={t('members.synthetic.seedHint')}
        error={attempt > 0 && seedWrong ? t('members.synthetic.seedWrong') : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="input input-12"
            inputMode="numeric"
            autoComplete="off"
            value={seed}
            onChange={({ target }) => setSeed(target.value)}
          />
        )}
      </Field>
      <Details summary={t('members.synthetic.assumptions', { n: population.settings.length, changed: changed.length })}>
        <ul>
          {population.notes.map((note) => (
            <li key={note.en}>{text(note)}</li>
          ))}
        </ul>
        <SyntheticSettings
          population={population}
          typed={typed}
          onType={(id, value) =>
            setTyped((before) =>
              Object.fromEntries<string>([
                ...Object.entries(before).filter(([other]) => other !== id),
                ...(value === undefined ? [] : [[id, value] as const]),
              ]),
            )
          }
        />
        <h3>{t('members.synthetic.sources')}</h3>
        <SourceList ids={[...new Set([...population.tables, ...population.sizes].flatMap(({ sources }) => sources))]} />
      </Details>
      <Button look={state.list.is === 'none' ? 'secondary' : 'primary'} onClick={make}>
        {t('members.synthetic.make')}
      </Button>
    </>
  );
}
