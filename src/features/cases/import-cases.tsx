import { useState } from 'react';
import type { ReactNode } from 'react';

import { LARGEST_FILE, readCasesFile } from '../../cases/index.ts';
import type { CaseProblem, CaseStore, Imported, ReadCases, StoreFault } from '../../cases/index.ts';
import type { Problem } from '../../rulebase/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemList } from '../session/problem-list.tsx';
import { problemInWords } from '../session/problem-words.ts';
import { useSession } from '../session/session.tsx';
import { FileDrop } from '../shared/file-drop.tsx';
import { useSay } from '../shared/say.ts';
import { nameOf } from './case-words.ts';
import { fileProblemInWords } from './problem-words.ts';

type Report = { file: string } & (
  | { is: 'refused'; fault: Extract<ReadCases, { ok: false }>['fault']; problems: Problem[] }
  | { is: 'failed'; fault: StoreFault }
  | { is: 'done'; imported: Imported; problems: CaseProblem[] }
);

/** Take over cases from files, chosen or dropped here. */
export function ImportCases({ store }: { store: CaseStore }): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const [reports, setReports] = useState<readonly Report[]>([]);

  const read = async (file: File): Promise<Report> => {
    const found: ReadCases =
      file.size > LARGEST_FILE
        ? { ok: false, fault: 'too-large', problems: [] }
        : readCasesFile(base, await file.text(), file.name);
    if (!found.ok) return { is: 'refused', file: file.name, fault: found.fault, problems: found.problems };
    const imported = await store.importAll(found);
    return imported.ok
      ? { is: 'done', file: file.name, imported: imported.value, problems: found.problems }
      : { is: 'failed', file: file.name, fault: imported.fault };
  };
  const take = async (files: readonly File[]): Promise<void> => {
    const done: Report[] = [];
    for (const file of files) {
      try {
        done.push(await read(file)); // one after the other: each sees what the one before has added
      } catch {
        done.push({ is: 'refused', file: file.name, fault: 'not-json', problems: [] }); // it cannot be read at all
      }
    }
    setReports(done);
  };

  return (
    <>
      <FileDrop
        label={say.t('cases.import')}
        words={() => say.t('cases.importDrop')}
        accept=".json,application/json"
        multiple
        onFiles={(files) => void take(files)}
      />
      <div role="status" className="import-reports">
        {reports.map((report) => (
          <ImportReport key={JSON.stringify(report)} report={report} />
        ))}
      </div>
    </>
  );
}

function ImportReport({ report }: { report: Report }): ReactNode {
  const say = useSay();
  const { file } = report;
  if (report.is === 'failed')
    return (
      <Notice tone="error" title={say.t('cases.importFailed', { file })}>
        <p>{say.t(`caseStore.${report.fault}`)}</p>
      </Notice>
    );
  if (report.is === 'refused')
    return (
      <Notice tone="error" title={say.t('cases.importFailed', { file })}>
        <p>{say.t(`cases.refused.${report.fault}`)}</p>
        <ProblemList problems={report.problems.map((problem) => problemInWords(say, problem, undefined))} />
        <p>{say.t('cases.importNothing')}</p>
      </Notice>
    );
  const { added, copies, same } = report.imported;
  const names = (cases: Imported['added']): string => say.list(cases.map((one) => nameOf(say, one)));
  return (
    <Notice
      tone={report.problems.length > 0 ? 'warning' : 'success'}
      title={say.t('cases.imported', { file, n: added.length + copies.length })}
    >
      {copies.length > 0 ? <p>{say.t('cases.importedCopies', { n: copies.length, names: names(copies) })}</p> : null}
      {same.length > 0 ? <p>{say.t('cases.importedSame', { n: same.length })}</p> : null}
      {report.problems.length > 0 ? (
        <>
          <p>{say.t('cases.importedProblems')}</p>
          <ProblemList problems={report.problems.map((problem) => fileProblemInWords(say, problem))} />
        </>
      ) : null}
    </Notice>
  );
}
