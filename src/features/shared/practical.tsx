import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Confidence, Note, PracticalAt } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { useSay } from './say.ts';
import { SourceList } from './source-list.tsx';

const PARTS = ['channel', 'documents', 'deadlines', 'processing', 'refusals'] as const;

/** What an applicant must know beyond the conditions: where, with what, by when, how long, why it fails. */
export function Practical({ practical }: { practical: PracticalAt | undefined }): ReactNode {
  const t = useTranslations('practical');
  if (!practical) return null;
  const { nextCutOff } = practical;
  const notes = PARTS.flatMap((part) => practical[part]);
  if (notes.length === 0 && !nextCutOff) return null;
  const sources = [...new Set([...notes, ...(nextCutOff ? [nextCutOff] : [])].flatMap((note) => note.sources))];
  return (
    <Details summary={t('title')}>
      <dl className="practical">
        {PARTS.map((part) => (
          <Part key={part} title={t(part)} notes={practical[part]} checklist={part === 'documents'}>
            {part === 'deadlines' && nextCutOff ? <CutOff cutOff={nextCutOff} /> : null}
          </Part>
        ))}
      </dl>
      {sources.length > 0 ? (
        <Details summary={t('sources', { n: sources.length })}>
          <SourceList ids={sources} />
        </Details>
      ) : null}
    </Details>
  );
}

interface PartProps {
  title: string;
  notes: readonly Note[];
  /** With a box to tick on paper. */
  checklist: boolean;
  children: ReactNode;
}

function Part({ title, notes, checklist, children }: PartProps): ReactNode {
  const { text } = useSay();
  if (notes.length === 0 && children === null) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {children}
        {notes.length > 0 ? (
          <ul className={checklist ? 'checklist' : undefined}>
            {notes.map((note) => (
              <li key={note.text.en}>
                {text(note.text)} <HowSure confidence={note.confidence} />
              </li>
            ))}
          </ul>
        ) : null}
      </dd>
    </div>
  );
}

function CutOff({ cutOff }: { cutOff: NonNullable<PracticalAt['nextCutOff']> }): ReactNode {
  const say = useSay();
  return (
    <p>
      <strong>{say.t('practical.nextCutOff', { date: say.day(cutOff.on) })}</strong> {say.text(cutOff.text)}{' '}
      <HowSure confidence={cutOff.confidence} />
    </p>
  );
}

function HowSure({ confidence }: { confidence: Confidence }): ReactNode {
  const t = useTranslations();
  return (
    <span className="small-print">{t('practical.howSure', { confidence: t(`verdict.confidence.${confidence}`) })}</span>
  );
}
