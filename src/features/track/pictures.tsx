import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { awardCurve, costFactsOf, LAYER_IDS, overTime } from '../../engine/index.ts';
import type { Award, CurvePoint, Layer, LayerId, OutcomeSpan, TrackResult } from '../../engine/index.ts';
import { fill, money } from '../../i18n/words.ts';
import type { Fact, Profile } from '../../rulebase/index.ts';
import { Curves } from '../../ui/charts/curves.tsx';
import { StepsOverTime } from '../../ui/charts/steps-over-time.tsx';
import type { Step } from '../../ui/charts/steps.ts';
import { Waterfall } from '../../ui/charts/waterfall.tsx';
import type { Amount, WaterfallStep } from '../../ui/charts/waterfall-levels.ts';
import { Field } from '../../ui/field.tsx';
import { layerName } from '../compare/layer-words.ts';
import { useSession } from '../session/session.tsx';
import { rangeWords } from '../shared/amounts.ts';
import { tickWords } from '../shared/dates.ts';
import { shortMoney } from '../shared/short-money.ts';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';

const shortRange = (say: Say, { min, max }: Amount): string =>
  max === null
    ? rangeWords(say, { min, max })
    : min === max
      ? shortMoney(say, max)
      : `${shortMoney(say, min)}–${shortMoney(say, max)}`;

/** From the cost to the award, limit by limit. */
export function AwardWaterfall({
  result,
  award,
  profile,
}: {
  result: TrackResult;
  award: Award;
  profile: Profile;
}): ReactNode {
  const say = useSay();
  const costs = costFactsOf(say.base, result.track);
  const [cost] = costs;
  const answer = cost && profile[cost.id];
  // With several costs their sum is not what the steps are taken of; then the steps speak for themselves.
  const whole = costs.length === 1 && typeof answer === 'number' ? answer : null;
  const steps: WaterfallStep[] = [
    ...(whole === null || !cost
      ? []
      : [{ id: 'cost', kind: 'cost' as const, label: say.text(cost.label), min: whole, max: whole }]),
    ...award.steps.map((step, i): WaterfallStep => ({
      id: `step-${i}`,
      kind: 'step',
      label: fill(say.base, result.scheme, step.label, say.locale),
      min: step.min,
      max: step.max,
      binding: step.binding,
    })),
    { id: 'award', kind: 'award', label: say.t('result.awardResult'), min: award.min, max: award.max },
    ...(award.ownContribution
      ? [{ id: 'rest', kind: 'rest' as const, label: say.t('result.youPay'), ...award.ownContribution }]
      : []),
  ];
  const { min, max } = award;
  return (
    <Waterfall
      title={say.t('picture.waterfall')}
      description={say.t('picture.waterfallText', {
        cost: whole === null ? say.t('track.unanswered') : money(whole),
        award: rangeWords(say, { min, max }),
      })}
      steps={steps}
      format={(amount) => shortRange(say, amount)}
      words={{ binding: say.t('result.awardBinding'), range: say.t('picture.range'), unused: say.t('picture.unused') }}
      table={{
        summary: say.t('picture.asTable'),
        printed: false,
        words: {
          step: say.t('result.awardStep'),
          amount: say.t('result.awardAmount'),
          note: say.t('picture.note'),
          exact: (amount) => rangeWords(say, amount),
        },
      }}
    />
  );
}

/** The award against the cost of the project, under each of the usual layers. */
export function AwardCurves({
  layers,
  result,
  profile,
}: {
  layers: readonly Layer[];
  result: TrackResult;
  profile: Profile;
}): ReactNode {
  const say = useSay();
  const costs = costFactsOf(say.base, result.track);
  const [chosen, setChosen] = useState<string>();
  const cost = costs.find(({ id }) => id === chosen) ?? costs[0];
  if (!cost) return null;
  return (
    <>
      <h3>{say.t('picture.curves')}</h3>
      {result.verdict === 'eligible' ? null : <p className="small-print">{say.t('picture.curveIf')}</p>}
      {costs.length > 1 ? (
        <Field id="curve-cost" label={say.t('picture.curveCost')}>
          {(control) => (
            <select {...control} className="input" value={cost.id} onChange={({ target }) => setChosen(target.value)}>
              {costs.map(({ id, label }) => (
                <option key={id} value={id}>
                  {say.text(label)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <CurvesOver cost={cost} layers={layers} result={result} profile={profile} />
    </>
  );
}

interface CurvesOverProps {
  cost: Fact;
  layers: readonly Layer[];
  result: TrackResult;
  profile: Profile;
}

function CurvesOver({ cost, layers, result, profile }: CurvesOverProps): ReactNode {
  const say = useSay();
  const curves = useMemo(() => {
    const tracks = layers.flatMap(({ id, assessment }) => {
      const found = assessment.tracks.find(
        ({ scheme, track }) => scheme.id === result.scheme.id && track.id === result.track.id,
      );
      return found && found.status === 'open' ? [{ id, found }] : [];
    });
    const ends = tracks.map(({ found }) => awardCurve(found.scheme, found.track, profile, cost.id));
    const to = Math.max(...ends.map((curve) => (curve.kind === 'curve' ? curve.to : 0)), 0);
    return tracks.flatMap(({ id, found }) => {
      const curve = awardCurve(found.scheme, found.track, profile, cost.id, { to });
      return curve.kind === 'curve' ? [{ id, lines: curve.lines, ranges: curve.lines.flat().some(isRange) }] : [];
    });
  }, [layers, result, profile, cost]);
  if (curves.length === 0) return <p>{say.t('picture.curveNone')}</p>;
  const own = profile[cost.id];
  const groups = sameTogether(curves);
  const exact = (amount: number): string => money(amount);
  return (
    <>
      <Curves
        title={say.t('picture.curves')}
        description={say.t('picture.curvesText', { cost: say.text(cost.label) })}
        series={groups.map(({ ids, lines }) => ({
          id: ids.join(),
          label: say.series(ids.map((id) => layerName(say, id))),
          points: lines.flatMap((line, i) => [
            ...(i > 0 && line[0] ? [{ x: line[0].cost, y: null }] : []),
            ...line.map(({ cost: x, max: y }) => ({ x, y })),
          ]),
        }))}
        own={typeof own === 'number' && own > 0 ? { x: own, label: say.t('picture.yourCost') } : undefined}
        format={{ x: (x) => shortMoney(say, x), y: (y) => shortMoney(say, y) }}
        axes={{ x: say.text(cost.label), y: say.t('result.amount') }}
        table={{
          summary: say.t('picture.asTable'),
          printed: false,
          words: {
            x: say.text(cost.label),
            exactX: exact,
            exactY: exact,
            own: (x) => say.t('picture.ownCost', { cost: x }),
            below: (x) => say.t('picture.justBelow', { cost: x }),
            none: say.t('verdict.amount.none'),
          },
        }}
      />
      {groups.length === 1 && curves.length > 1 ? (
        <p className="small-print">
          {say.t('picture.curveSame', { layers: say.list(curves.map(({ id }) => layerName(say, id))) })}
        </p>
      ) : null}
      {curves.some(({ ranges }) => ranges) ? <p className="small-print">{say.t('picture.curveMost')}</p> : null}
    </>
  );
}

const isRange = ({ min, max }: CurvePoint): boolean => min !== max;

/** Layers with the very same curve are one line with several names. */
function sameTogether(
  curves: readonly { id: string; lines: CurvePoint[][] }[],
): { ids: string[]; lines: CurvePoint[][] }[] {
  const groups: { ids: string[]; lines: CurvePoint[][] }[] = [];
  for (const { id, lines } of curves) {
    const same = groups.find((group) => JSON.stringify(group.lines) === JSON.stringify(lines));
    if (same) same.ids.push(id);
    else groups.push({ ids: [id], lines });
  }
  return groups;
}

/** The history of the rules applied to this company: its award over the years. */
export function AwardOverTime({ result, profile }: { result: TrackResult; profile: Profile }): ReactNode {
  const say = useSay();
  const { today, proposals, session } = useSession();
  const { assumptions } = session;
  const { scheme, track } = result;
  const [spans, setSpans] = useState<{ id: LayerId; spans: OutcomeSpan[] }[]>([]);
  useEffect(() => {
    let current = true;
    const from = say.base.settings.baseline.date;
    const address = { scheme: scheme.id, track: track.id };
    const work = async (): Promise<void> => {
      const [plain, proposed] = await Promise.all([
        overTime(say.base, profile, address, { from, until: today, proposals: [] }),
        overTime(say.base, profile, address, { from, until: today, proposals, assumptions }),
      ]);
      if (!current) return;
      const both: { id: LayerId; spans: OutcomeSpan[] }[] = [
        ...(plain.ok ? [{ id: LAYER_IDS[2], spans: plain.value }] : []),
        ...(proposed.ok ? [{ id: LAYER_IDS[3], spans: proposed.value }] : []),
      ];
      const same = JSON.stringify(both[0]?.spans.map(outline)) === JSON.stringify(both[1]?.spans.map(outline));
      setSpans(same ? both.slice(0, 1) : both);
    };
    void work();
    return () => {
      current = false;
    };
  }, [say.base, profile, scheme.id, track.id, today, proposals, assumptions]);
  if (spans.length === 0 || !spans.some((each) => each.spans.some(({ outcome }) => outcome.award))) return null;
  const drawn = spans.filter((each) => each.spans.some(({ outcome }) => outcome.award));
  const empty = spans.filter((each) => !drawn.includes(each));
  const names: Record<string, string> = {
    [LAYER_IDS[2]]: say.t('picture.asRules'),
    [LAYER_IDS[3]]: say.t('picture.asProposed'),
  };
  return (
    <>
      <h3>{say.t('picture.overTime')}</h3>
      <StepsOverTime
        title={say.t('picture.overTime')}
        description={say.t('picture.overTimeText')}
        series={drawn.map(({ id, spans: each }) => ({ id, label: names[id] ?? id, steps: each.map(stepOf) }))}
        until={today}
        today={{ date: today, label: say.t('layers.today') }}
        format={(value) => (value === 'no-limit' ? '' : shortMoney(say, value))}
        day={tickWords(say)}
        axes={{ value: say.t('result.amount'), time: say.t('picture.time') }}
        words={{
          gap: { closed: say.t('picture.noAward'), unknown: say.t('picture.notKnown') },
          uncertain: say.t('picture.ifEligible'),
          range: say.t('picture.range'),
        }}
        table={{
          summary: say.t('picture.asTable'),
          printed: false,
          words: {
            series: say.t('picture.rules'),
            from: say.t('picture.from'),
            value: say.t('result.amount'),
            day: say.day,
            exact: (step) => stepWords(say, step),
          },
        }}
      />
      {empty.map(({ id }) => (
        <p key={id} className="small-print">
          {say.t('picture.noneUnder', { rules: names[id] ?? id })}
        </p>
      ))}
    </>
  );
}

const outline = ({ from, outcome }: OutcomeSpan): unknown => [from, outcome];

function stepOf({ from, outcome: { verdict, award, status } }: OutcomeSpan): Step {
  if (!award || (verdict !== 'eligible' && verdict !== 'undetermined'))
    return { from, value: null, gap: status === 'no-rule-known' ? 'unknown' : 'closed' };
  return {
    from,
    value: award.min,
    ...(award.max > award.min ? { upTo: award.max } : {}),
    uncertain: verdict === 'undetermined',
  };
}

function stepWords(say: Say, { value, upTo, uncertain, gap }: Step): string {
  if (typeof value !== 'number') return say.t(gap === 'unknown' ? 'picture.notKnown' : 'picture.noAward');
  const amount = rangeWords(say, { min: value, max: upTo ?? value });
  return uncertain ? say.t('picture.amountIf', { amount }) : amount;
}
