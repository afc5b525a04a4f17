/** Holds the size of the build: what the start page loads, and every part that is loaded later. Bytes after gzip. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = { initialJs: 150_000, css: 15_000, lazyChunk: 60_000 };

const dist = new URL('../../dist/', import.meta.url);
const gzipped = (path: string): number => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const html = readFileSync(new URL('index.html', dist), 'utf8');
const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
const scripts = readdirSync(new URL('assets/', dist))
  .filter((name) => name.endsWith('.js'))
  .map((name) => `assets/${name}`);
const lazy = scripts.filter((path) => !first.includes(path)).map((path) => ({ path, bytes: gzipped(path) }));
const catalogues = lazy.filter(({ path }) => path.startsWith('assets/messages-'));
if (first.length === 0 || catalogues.length !== 3) throw new Error('the build is not laid out as this check expects');

const sum = (paths: string[]): number => paths.reduce((total, path) => total + gzipped(path), 0);
const initialJs = sum(first.filter((path) => path.endsWith('.js'))) + Math.max(...catalogues.map(({ bytes }) => bytes)); // one language is always loaded
const css = sum(first.filter((path) => path.endsWith('.css')));

const lines = [
  { what: 'initial JS with the largest language', bytes: initialJs, limit: LIMIT.initialJs },
  { what: 'initial CSS', bytes: css, limit: LIMIT.css },
  ...lazy
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ path, bytes }) => ({ what: `lazy ${path}`, bytes, limit: LIMIT.lazyChunk })),
];
for (const { what, bytes, limit } of lines)
  console.log(`${bytes > limit ? 'OVER' : '  ok'}  ${kB(bytes).padStart(9)} of ${kB(limit).padStart(8)}  ${what}`);
if (lines.some(({ bytes, limit }) => bytes > limit)) {
  console.error('The build is over its size budget.');
  process.exit(1);
}
