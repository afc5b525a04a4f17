/** What the answers so far mean: the results of today, the questions that can still matter, what an edit changed. */
import { useEffect, useMemo, useRef, useState } from 'react';

import { betterFirst, COMPARED, decideDefinition, openQuestions, unknownQuestions } from '../../engine/index.ts';
import type { Layer, TrackResult } from '../../engine/index.ts';
import type { Fact, Problem, Profile } from '../../rulebase/index.ts';
import { useLayers } from '../session/layers.ts';
import { useSession } from '../session/session.tsx';
import { awardWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';

/** The pair of today: without and with the proposals. The other layers are those of the comparison alone. */
const TODAY = COMPARED[2] ?? [];

/** Which rules a question matters for: today's, or only those compared with them. */
export type Stage = 'today' | 'compare';

export interface Live {
  /** False while the results belong to answers from before the last edit. */
  settled: boolean;
  /** Results of today. Undefined until the first run is done. */
  tracks: readonly TrackResult[] | undefined;
  /** All four layers, of the same run. */
  layers: readonly Layer[] | undefined;
  /** The answers they were worked out with. */
  profile: Profile;
  /** Unanswered questions that can still matter, by stage. */
  open: Record<Stage, ReadonlySet<string>>;
  /** Questions answered "don't know" that leave results of today open. */
  unknown: readonly string[];
  problems: readonly Problem[];
}

const aimsOf = (facts: readonly Fact[]): Fact | undefined => facts.find((fact) => fact.roles.includes('aims'));

export function useLive(): Live {
  const { base, session } = useSession();
  const { layers, profile, problems } = useLayers();
  const results = useMemo(() => {
    const assessments = (ofToday: boolean) =>
      (layers ?? [])
        .filter(({ id }) => TODAY.some((today) => today === id) === ofToday)
        .map(({ assessment }) => assessment);
    const ids = (ofToday: boolean) => openQuestions(base, assessments(ofToday), profile).map(({ fact }) => fact.id);
    const aims = aimsOf(base.facts);
    const today = new Set([...(aims && !(aims.id in profile) ? [aims.id] : []), ...ids(true)]);
    const now = layers?.find(({ id }) => id === TODAY[0])?.assessment;
    return {
      tracks: now?.tracks,
      layers,
      profile,
      open: { today, compare: new Set(ids(false).filter((id) => !today.has(id))) },
      unknown: now ? unknownQuestions(base, [now], profile).map(({ fact }) => fact.id) : [],
      problems,
    };
  }, [base, layers, profile, problems]);
  const settled = layers !== undefined && profile === session.facts;
  return useMemo(() => ({ ...results, settled }), [results, settled]);
}

export interface Standing {
  /** Tracks of the chosen aims that take applications, the most favourable first. */
  open: TrackResult[];
  /** Tracks of the chosen aims that take none today. */
  shut: TrackResult[];
  /** How many of the open ones are decided. */
  decided: number;
}

export function standingOf(tracks: readonly TrackResult[]): Standing {
  const considered = tracks.filter((track) => track.considered && track.status !== 'proposed');
  const open = considered.filter(({ verdict }) => verdict !== 'closed').toSorted(betterFirst);
  return {
    open,
    shut: considered.filter(({ verdict }) => verdict === 'closed'),
    decided: open.filter(({ verdict }) => verdict !== 'undetermined').length,
  };
}

/** Whether the company is small or medium by the official definition; null while that is not known. */
export function useDefinition(): boolean | null {
  const { base, session } = useSession();
  const { facts } = session;
  const [known, setKnown] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    void decideDefinition(base, facts).then(({ truth }) => current && setKnown(truth));
    return () => {
      current = false;
    };
  }, [base, facts]);
  return known;
}

const SETTLE = 700; // ms without an edit before it is said what changed
const SAID_AT_ONCE = 3;

/** What the last edits changed, in words, to be read aloud. Empty until something changes. */
export function useChanges(tracks: readonly TrackResult[] | undefined): string {
  const say = useSay();
  const said = useRef<Map<string, string> | undefined>(undefined);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!tracks) return undefined;
    const { open } = standingOf(tracks);
    const now = new Map(open.map((track) => [keyOf(track), JSON.stringify([track.verdict, track.award?.max])]));
    if (!said.current) {
      said.current = now;
      return undefined;
    }
    const timer = setTimeout(() => {
      const changed = open.filter((track) => said.current?.get(keyOf(track)) !== now.get(keyOf(track)));
      said.current = now;
      if (changed.length === 0) return;
      const lines = changed.slice(0, SAID_AT_ONCE).map((track) =>
        say.t(track.award ? 'check.live.changedAmount' : 'check.live.changed', {
          track: trackName(say, track),
          verdict: say.t(`verdict.${track.verdict ?? 'none'}`),
          amount: awardWords(say, track),
        }),
      );
      const more = changed.length - SAID_AT_ONCE;
      setWords([...lines, ...(more > 0 ? [say.t('check.live.changedMore', { n: more })] : [])].join(' '));
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [tracks, say]);
  return words;
}
