import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { parseProfile, PROFILE_VERSION, todayInHongKong } from '../../rulebase/index.ts';
import type { ProfileFile as Opened } from '../../rulebase/index.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ConfirmBox } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FileButton } from '../shared/file-drop.tsx';
import { useSay } from '../shared/say.ts';
import { download } from './download.ts';
import { ProblemList } from './problem-list.tsx';
import { problemInWords } from './problem-words.ts';
import type { ProblemInWords } from './problem-words.ts';
import { useSession } from './session.tsx';

const LARGEST = 1_000_000; // bytes; a profile has a few thousand

type State =
  | { is: 'idle' }
  | { is: 'failed'; file: string; problems: ProblemInWords[] }
  | { is: 'asking'; file: string; opened: Opened }
  | { is: 'opened'; file: string; n: number };

const fileName = (name: string): string =>
  `${name.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-') || 'funding-check'}-${todayInHongKong()}.json`;

/** Keep the answers as a file, or open such a file. A file that does not fit changes nothing. */
export function ProfileFile(): ReactNode {
  const t = useTranslations('session');
  const say = useSay();
  const { base, session, update } = useSession();
  const id = useId();
  const [state, setState] = useState<State>({ is: 'idle' });
  const answered = Object.keys(session.facts).length;

  const take = (file: string, { name, facts }: Opened): void => {
    update({ facts, name: name ?? '' });
    setState({ is: 'opened', file, n: Object.keys(facts).length });
  };

  const open = async (file: File): Promise<void> => {
    const failed = (expected: 'expected.file' | 'expected.json' | 'expected.size'): void =>
      setState({ is: 'failed', file: file.name, problems: [{ where: t('where.file'), expected: t(expected) }] });
    if (file.size > LARGEST) return failed('expected.size');
    let content: unknown;
    try {
      content = JSON.parse((await file.text()).replace(/^\uFEFF/, ''));
    } catch {
      return failed('expected.json');
    }
    const parsed = parseProfile(base, content, file.name);
    if (!parsed.ok) {
      const inner = (content as { facts?: unknown } | null)?.facts ?? content;
      const problems = parsed.problems.map((problem) => problemInWords(say, problem, inner));
      return setState({ is: 'failed', file: file.name, problems });
    }
    if (answered === 0) return take(file.name, parsed.value);
    setState({ is: 'asking', file: file.name, opened: parsed.value });
  };

  return (
    <div className="profile-file">
      <Field id={`${id}-name`} label={t('name')} hint={t('nameHint')}>
        {(control) => (
          <input
            className="input"
            autoComplete="organization"
            {...control}
            value={session.name}
            onChange={(event) => update({ name: event.target.value }, 'name')}
          />
        )}
      </Field>
      <div className="button-group">
        <Button
          disabled={answered === 0}
          onClick={() =>
            download(
              fileName(session.name),
              `${JSON.stringify({ schema: PROFILE_VERSION, name: session.name, facts: session.facts }, null, 2)}\n`,
            )
          }
        >
          {t('save')}
        </Button>
        <FileButton
          label={t('open')}
          accept=".json,application/json"
          onFiles={([file]) => {
            if (file) void open(file);
          }}
        />
      </div>
      {state.is === 'asking' ? (
        <ConfirmBox
          question={t('replace', {
            file: state.file,
            n: Object.keys(state.opened.facts).length,
            present: answered,
          })}
          yes={t('replaceYes')}
          no={t('replaceNo')}
          onYes={() => take(state.file, state.opened)}
          onNo={() => setState({ is: 'idle' })}
        />
      ) : null}
      <div role="status">
        {state.is === 'failed' ? (
          <Notice tone="error" title={t('openFailed', { file: state.file })}>
            <ProblemList problems={state.problems} />
            <p>{t('openFailedKept')}</p>
          </Notice>
        ) : null}
        {state.is === 'opened' ? (
          <Notice tone="success" title={t('opened', { file: state.file, n: state.n })}>
            <ButtonLink href="/result">{t('openedResults')}</ButtonLink>
          </Notice>
        ) : null}
      </div>
    </div>
  );
}
