/**
 * Looks at the finished build (`npm run check:build`): the policy in the page, no compiled text, everything there for
 * use without a network, and the licences of all that is handed on.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { parseAst } from 'vite';

import { compiledTexts } from '../support/compiled-text.ts';
import { allows, licencesInBuild } from '../support/licences.ts';
import { builtFolder } from './measuring.ts';
import { headersFor, parseHeaders } from './server.ts';

/** Most that a phone fetches to keep the app: all files, as they go over the network. */
const KEPT_LIMIT = 1_500_000;
/** Scripts that compile a text and may, with the reason. None so far. */
const MAY_COMPILE: Record<string, string> = {};

const dist = builtFolder();
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(dist.length)
      .replace(/^[\\/]/, '')
      .replaceAll('\\', '/'),
  )
  .toSorted();
const problems: string[] = [];

const html = read('index.html');
const policy = headersFor(parseHeaders(read('_headers')), '/')['Content-Security-Policy'] ?? '';
const inPage = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
const wanted = policy
  .split('; ')
  .filter((directive) => !directive.startsWith('frame-ancestors'))
  .join('; ');
if (inPage !== wanted) problems.push('index.html does not have the policy of _headers');
if (/<script(?![^>]*\bsrc=)|<style|\son\w+="|\sstyle="/.test(html))
  problems.push('index.html has inline code or style');
for (const [, address = ''] of html.matchAll(/(?:src|href)="([^"]*)"/g))
  if (!address.startsWith('./')) problems.push(`index.html names ${address}, which is not relative`);

const scripts = files.filter((name) => name.endsWith('.js'));
for (const name of scripts)
  for (const { what, at } of compiledTexts(parseAst(read(name))))
    if (MAY_COMPILE[name] === undefined)
      problems.push(`${name} calls ${what} at ${at}: ${read(name).slice(at, at + 80)}`);

const worker = read('sw.js');
const kept = new Set([...worker.matchAll(/\burl:"([^"]+)"/g)].map(([, url = '']) => url));
const NOT_KEPT = new Set(['sw.js', '_headers']);
const shouldBeKept = files.filter((name) => !NOT_KEPT.has(name) && extname(name) !== '.map');
for (const name of shouldBeKept) if (!kept.has(name)) problems.push(`${name} is not kept for use without a network`);
for (const url of kept) if (!shouldBeKept.includes(url)) problems.push(`sw.js keeps ${url}, which is not in the build`);

const licences = read('licenses.md');
for (const part of new Set([...worker.matchAll(/workbox:([a-z-]+):/g)].map(([, name = '']) => `workbox-${name}`)))
  if (!licences.includes(`## ${part} - `)) problems.push(`licenses.md lacks ${part}, which is in sw.js`);

for (const { name, licence } of licencesInBuild(licences))
  if (!allows(licence, true)) problems.push(`${name} is in the build, and its licence "${licence}" is not on the list`);

const manifest = JSON.parse(read('manifest.webmanifest')) as {
  start_url: string;
  scope: string;
  icons: { src: string; sizes: string; purpose?: string }[];
}; // our own, as the build wrote it
for (const address of [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)])
  if (!address.startsWith('./')) problems.push(`the manifest names ${address}, which is not relative`);
for (const { src, sizes } of manifest.icons) {
  const name = src.slice(2);
  if (!files.includes(name)) problems.push(`the manifest names ${src}, which is not in the build`);
  else if (name.endsWith('.png')) {
    const picture = readFileSync(join(dist, name));
    const size = `${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`; // in the head of every PNG file
    if (size !== sizes) problems.push(`${src} is ${size}, not ${sizes}`);
  }
}

const bytes = shouldBeKept.map((name) => readFileSync(join(dist, name)));
const raw = bytes.reduce((sum, each) => sum + each.length, 0);
const sent = bytes.reduce((sum, each) => sum + gzipSync(each).length, 0);
console.log(
  `${scripts.length} scripts compile no text; ${kept.size} files are kept for use without a network: ` +
    `${Math.round(raw / 1000)} kB, ${Math.round(sent / 1000)} kB as sent, of ${KEPT_LIMIT / 1000} kB.`,
);
if (sent > KEPT_LIMIT) problems.push('what is kept on the device is over its limit');
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
