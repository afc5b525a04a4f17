/**
 * Runs `docs/serving/nginx.conf` in nginx itself and looks at what it sends: `npm run check:deep -- nginx`. Needs a
 * build; installs nginx where that is a matter of two commands. It listens on the loopback address only.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { CHROMIUM_FLAGS } from './chromium.ts';
import { freePort } from './free-port.ts';
import { builtFolder, chromiumProgram } from './measuring.ts';
import { headersFor, parseHeaders } from './server.ts';

const PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
const findNginx = (): string | undefined => PLACES.find((path) => existsSync(path));

function ensureNginx(): string {
  if (findNginx() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No nginx found; installing nginx-light with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }; // installed, not started
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'], {
        stdio: 'inherit',
        env,
      });
    } catch {
      // said below: what counts is whether it is there now
    }
  }
  const found = findNginx();
  if (found === undefined) {
    console.error('This check needs nginx: install it (Debian: `apt-get install nginx-light`).');
    process.exit(1);
  }
  return found;
}

const program = ensureNginx();
const prefix = mkdtempSync(join(tmpdir(), 'nginx-'));
chmodSync(prefix, 0o755);
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
/** Once as it is, and once more from a path of its own. */
const served = join(prefix, 'site');
cpSync(builtFolder(), served, { recursive: true });
cpSync(builtFolder(), join(served, 'a/b'), { recursive: true });
mkdirSync(join(prefix, 'temp'));

const replaced = readFileSync(fileURLToPath(new URL('../../docs/serving/nginx.conf', import.meta.url)), 'utf8')
  .replace(/^\s*listen 80;$/m, `  listen 127.0.0.1:${port};`)
  .replace(/^\s*root \S+;$/m, `  root ${served};`);
const types = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types', '/opt/homebrew/etc/nginx/mime.types'].find(
  (path) => existsSync(path),
);
writeFileSync(
  join(prefix, 'checker.conf'),
  replaced.replace('/etc/nginx/mime.types', types ?? '/etc/nginx/mime.types'),
);
const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
  (name) => `  ${name}_temp_path ${prefix}/temp/${name};`,
);
writeFileSync(
  join(prefix, 'nginx.conf'),
  `daemon off;\nworker_processes 1;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${prefix}/nginx.pid;\nerror_log ${prefix}/error.log;\nevents { worker_connections 64; }\nhttp {\n  access_log off;\n${temporary.join('\n')}\n  include ${prefix}/checker.conf;\n}\n`,
);

const problems: string[] = [];
let looked = 0;
const expectThat = (right: boolean, problem: string): void => {
  looked += 1;
  if (!right) problems.push(problem);
};

const blocks = parseHeaders(readFileSync(join(served, '_headers'), 'utf8'));
const [asset = ''] = readdirSync(join(served, 'assets')).filter((name) => /^index-.*\.js$/.test(name));
const requests = [
  { path: '/', status: 200, type: 'text/html; charset=utf-8' },
  { path: '/index.html', status: 200, type: 'text/html; charset=utf-8' },
  { path: `/assets/${asset}`, status: 200, type: /^(?:application|text)\/javascript; charset=utf-8$/ },
  { path: '/sw.js', status: 200, type: /^(?:application|text)\/javascript; charset=utf-8$/ },
  { path: '/manifest.webmanifest', status: 200, type: 'application/manifest+json; charset=utf-8' },
  { path: '/favicon.svg', status: 200, type: /^image\/svg\+xml/ },
  { path: '/licenses.md', status: 200, type: 'text/markdown; charset=utf-8' },
  { path: '/nothing-here', status: 404, type: /^text\/html/ },
  { path: '/assets/nothing-here.js', status: 404, type: /^text\/html/ },
  { path: '/_headers', status: 404, type: /^text\/html/ },
];

async function look(under: string): Promise<void> {
  for (const { path, status, type } of requests) {
    const at = `${under}${path}`;
    const response = await fetch(`${origin}${at}`, { headers: { 'accept-encoding': 'gzip' } });
    const body = await response.text();
    expectThat(response.status === status, `${at}: status ${response.status}, not ${status}`);
    const wanted = headersFor(blocks, status === 200 ? path : '/'); // what is missing is not kept for a year
    for (const [name, value] of Object.entries(wanted))
      expectThat(
        response.headers.get(name) === value,
        `${at}: ${name} is "${response.headers.get(name)}", not "${value}"`,
      );
    const sent = response.headers.get('content-type') ?? '';
    expectThat(typeof type === 'string' ? sent === type : type.test(sent), `${at}: Content-Type is "${sent}"`);
    expectThat(!/nginx\/\d/.test(`${response.headers.get('server')} ${body}`), `${at}: says which version serves it`);
    if (status === 200 && body.length > 2000)
      expectThat(response.headers.get('content-encoding') === 'gzip', `${at}: is not compressed`);
  }
}

async function boot(under: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...CHROMIUM_FLAGS] });
  try {
    const context = await browser.newContext({ locale: 'en-HK' });
    const complaints: string[] = [];
    await context.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        console.error(`CSP: ${effectiveDirective}`),
      ),
    );
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}${under}/`))
        complaints.push(request.url());
    });
    const page = await context.newPage();
    await page.goto(`${origin}${under}/#/about`);
    await page.getByText('Ready for use offline').waitFor({ timeout: 30_000 });
    await page.goto(`${origin}${under}/#/check`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expectThat(complaints.length === 0, `${under}/ in the browser: ${complaints.join('; ')}`);
  } finally {
    await browser.close();
  }
}

const nginx = spawn(program, ['-p', prefix, '-c', join(prefix, 'nginx.conf')], { stdio: 'inherit' });
try {
  for (let tries = 0; ; tries += 1) {
    if (nginx.exitCode !== null)
      throw new Error(`nginx ended at once: ${readFileSync(join(prefix, 'error.log'), 'utf8')}`);
    if (
      await fetch(origin).then(
        () => true,
        () => false,
      )
    )
      break;
    if (tries > 50) throw new Error('nginx does not answer');
    await wait(100);
  }
  for (const under of ['', '/a/b']) {
    await look(under);
    await boot(under);
  }
} finally {
  nginx.kill('SIGTERM');
  await new Promise((resolve) => {
    if (nginx.exitCode === null) nginx.once('exit', resolve);
    else resolve(undefined);
  });
  rmSync(prefix, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
console.log(`nginx: ${looked} points looked at, ${problems.length} wrong.`);
process.exit(problems.length === 0 ? 0 : 1);
