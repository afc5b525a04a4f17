/**
 * Asks every address of the rule base whether it still answers (`npm run check:links`); `-- --list` only lists them.
 * Without a network it says so and ends well: a page that cannot be asked is not a broken page.
 */
import { addressesOf } from '../support/links.ts';
import { readCaseFiles } from '../support/cases.ts';
import { ruleFiles, RULES } from '../support/rules.ts';

const AT_ONCE = 4;
const PATIENCE = 15_000;

type Answer = { url: string; says: string; kind: 'fine' | 'gone' | 'refused' | 'silent' };

async function statusOf(url: string, method: 'HEAD' | 'GET'): Promise<number> {
  const response = await fetch(url, {
    method,
    redirect: 'follow',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { 'user-agent': 'Mozilla/5.0 (link check of hk-sme-funding-checker)' },
  });
  await response.body?.cancel();
  return response.status;
}

async function ask(url: string): Promise<Answer> {
  try {
    const first = await statusOf(url, 'HEAD').catch(() => undefined);
    const status = first !== undefined && first < 400 ? first : await statusOf(url, 'GET');
    if (status < 400) return { url, says: String(status), kind: 'fine' };
    return { url, says: String(status), kind: status === 404 || status === 410 ? 'gone' : 'refused' };
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { url, says: reason instanceof Error ? reason.message : String(reason), kind: 'silent' };
  }
}

const cases = readCaseFiles(RULES).map(({ file, cases: list }) => [`cases/${file}`, list]);
const addresses = addressesOf({ ...ruleFiles(), ...(Object.fromEntries(cases) as object) });
const urls = [...addresses.keys()];

if (process.argv.includes('--list')) {
  for (const [url, places] of addresses) console.log(`${url}  (${places.length})`);
  process.exit(0);
}

console.log(`${urls.length} addresses`);
// One page of each of a few hosts: where none answers there is no network, and nothing to say of the rest.
const hosts = [...new Map(urls.map((url) => [new URL(url).hostname, url])).values()].slice(0, 5);
const probes = await Promise.all(hosts.map(ask));
if (probes.every(({ kind }) => kind === 'silent')) {
  console.log(
    `No network: none of ${hosts.length} sites answered (${probes[0]?.says ?? 'no reason given'}). No address was checked.`,
  );
  process.exit(0);
}

const queue = [...urls];
const answers: Answer[] = [];
async function worker(): Promise<void> {
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) answers.push(await ask(url));
}
await Promise.all(Array.from({ length: AT_ONCE }, worker));

const titles = {
  gone: 'Not found any more',
  refused: 'Refused to answer a program (look by hand)',
  silent: 'No answer',
};
for (const kind of ['gone', 'refused', 'silent'] as const) {
  const list = answers.filter((answer) => answer.kind === kind);
  if (list.length > 0) console.log(`\n${titles[kind]}: ${list.length}`);
  for (const { url, says } of list)
    console.log(`  ${says}  ${url}\n      ${(addresses.get(url) ?? []).slice(0, 3).join('; ')}`);
}
const fine = answers.filter(({ kind }) => kind === 'fine').length;
console.log(`\n${fine} of ${urls.length} answer.`);
process.exit(answers.some(({ kind }) => kind === 'gone') ? 1 : 0);
