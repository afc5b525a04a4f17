/** What a report is written from, worked out without a screen. */
import type { Column } from '../../../src/cases/index.ts';
import { askedFor, columnName } from '../../../src/features/compare/columns.ts';
import { layerName, pairsFor } from '../../../src/features/compare/layer-words.ts';
import { findingsFor } from '../../../src/features/report/data.ts';
import type { Costs, ReportData } from '../../../src/features/report/data.ts';
import type { Say } from '../../../src/features/shared/say.ts';
import { assess, compareColumns, decideDefinition, layerRequests } from '../../../src/engine/index.ts';
import { allProposals, ruleSetFor } from '../../../src/rulebase/index.ts';
import type { IsoDate, Profile, Result } from '../../../src/rulebase/index.ts';
import { base } from '../../support/rules.ts';

const TODAY = '2026-11-22' as IsoDate;
const NO_COSTS: Costs = { items: [], numbers: {} };

function known<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

interface Asked {
  client?: string;
  own?: Column[];
  costs?: Costs;
}

export async function dataFor(
  say: Say,
  profile: Profile,
  { client = '', own, costs }: Asked = {},
): Promise<ReportData> {
  const rules = known(ruleSetFor(base, { date: TODAY, proposals: [] }));
  const assessment = await assess(base, rules, profile);
  const { truth } = await decideDefinition(base, profile);
  const findings = await findingsFor({ base, profile, assessment, small: truth }, TODAY, costs ?? NO_COSTS);
  if (!findings) throw new Error('rules without proposals never conflict');
  const columns = own ? askedFor(own, TODAY) : layerRequests(base, TODAY, allProposals(base), {});
  const { layers, comparison } = known(await compareColumns(base, columns, profile));
  return {
    ...findings,
    client,
    preparedBy: '',
    madeOn: '2026-11-23' as IsoDate,
    compared: {
      base,
      profile,
      columns,
      layers,
      comparison,
      pairs: pairsFor(columns, own === undefined),
      nameOf: (id) => {
        const column = own?.find((each) => each.id === id);
        return column ? columnName(say, column, TODAY) : layerName(say, id);
      },
    },
  };
}
