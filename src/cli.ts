/** The command line: the same engine without a browser. Exit 0; 2 with one clear line on bad input. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isIsoDate, sentence, todayInHongKong } from './rulebase/index.ts';
import type { Problem, Result, RuleBase } from './rulebase/index.ts';
import { parseArguments } from './cli/arguments.ts';
import { openSource } from './cli/file-source.ts';
import { emitRules } from './cli/emit.ts';
import { assessList } from './cli/list.ts';
import { assessProfile } from './cli/run.ts';
import type { Request } from './cli/run.ts';
import { readRuleBase } from './rulebase/read-files.ts';

class BadInput extends Error {}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new BadInput(oneLine(result.problems));
}

/** The first problem in full, and how many more there are. */
function oneLine(problems: readonly Problem[]): string {
  const [first, ...more] = problems;
  const tail = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return first ? `${sentence(first)}${tail}` : 'expected valid input';
}

/** What the file system says, in words. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
};

function notReadable(file: string, error: unknown): BadInput {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason';
  return new BadInput(`${file}: expected a file that can be read, got ${UNREADABLE[code] ?? code}`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw notReadable(file, error);
  }
}

/** Lists may be larger than memory: they are read as they are assessed. */
async function assessListFile(base: RuleBase, request: Request): Promise<Result<string>> {
  const source = await openSource(request.file).catch((error: unknown) => {
    throw notReadable(request.file, error);
  });
  try {
    return await assessList(base, { name: request.file, blob: source }, request);
  } finally {
    await source.close();
  }
}

async function main(argv: string[]): Promise<string> {
  const options = must(parseArguments(argv));
  const base = must(readRuleBase(fileURLToPath(new URL('../rules', import.meta.url))));
  if (options.asOf !== undefined && !isIsoDate(options.asOf)) {
    throw new BadInput(`--as-of: expected a calendar date YYYY-MM-DD, got ${options.asOf}`);
  }
  const asOf = options.asOf ?? todayInHongKong();
  if ('emit' in options) return must(emitRules(base, { ...options, asOf }));
  const request = { ...options, asOf };
  return must(
    /\.(?:csv|xlsx)$/i.test(options.file)
      ? await assessListFile(base, request)
      : await assessProfile(base, readText(options.file), request),
  );
}

try {
  const output = await main(process.argv.slice(2));
  process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 2;
}
