import { useState } from 'react';
import type { ReactNode } from 'react';

import { csvText, xlsxBlob } from '../../table/index.ts';
import type { ExportTable } from '../../table/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { download } from '../session/download.ts';
import { useSay } from '../shared/say.ts';
import type { ReportData } from './data.ts';
import { aboutTable, answersTable, comparisonTable, resultsTable } from './export-tables.ts';
import { fileName } from './file-name.ts';

type Saved = { is: 'saved'; file: string } | { is: 'failed' };

/** The report as files for a spreadsheet. */
export function Exports({ data }: { data: ReportData }): ReactNode {
  const say = useSay();
  const [last, setLast] = useState<Saved>();
  const nameOf = (table: ExportTable, ending: string): string =>
    fileName([data.client, table.title, data.rulesOf], ending);
  const saveCsv = (table: ExportTable): void => {
    const file = nameOf(table, 'csv');
    download(file, new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }));
    setLast({ is: 'saved', file });
  };
  const saveXlsx = async (): Promise<void> => {
    const results = resultsTable(say, data);
    const tables = [
      results,
      ...(data.compared ? [comparisonTable(say, data, data.compared)] : []),
      answersTable(say, data),
      aboutTable(say, data),
    ];
    const file = nameOf({ ...results, title: say.t('report.title') }, 'xlsx');
    try {
      download(file, await xlsxBlob(tables));
      setLast({ is: 'saved', file });
    } catch {
      setLast({ is: 'failed' }); // the writer could not be loaded, or the tables are too long for it
    }
  };
  const { compared } = data;
  return (
    <>
      <div className="button-group">
        <Button onClick={() => void saveXlsx()}>{say.t('report.export.xlsx')}</Button>
        <Button onClick={() => saveCsv(resultsTable(say, data))}>{say.t('report.export.csvResults')}</Button>
        {compared ? (
          <Button onClick={() => saveCsv(comparisonTable(say, data, compared))}>
            {say.t('report.export.csvComparison')}
          </Button>
        ) : null}
      </div>
      <LiveRegion visible>
        {last === undefined
          ? null
          : last.is === 'saved'
            ? say.t('report.export.saved', { file: last.file })
            : say.t('report.export.failed')}
      </LiveRegion>
    </>
  );
}
