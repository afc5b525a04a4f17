/**
 * Serves `dist/` as a strict host would: with Brotli, and with the headers of `dist/_headers`.
 *
 *     tsx tests/tools/serve.ts [--port N] [--strict-port]
 *
 * Takes a free port when the wanted one is in use, unless told to be strict. Prints the address.
 */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

const HOST = '127.0.0.1';
const root = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.csv', '.md', '.txt']);

interface HeaderBlock {
  applies(path: string): boolean;
  headers: Record<string, string>;
}

/** Reads the `_headers` format of static hosts: a path pattern (`/*`, `/assets/*`), then its headers, indented. */
function parseHeaders(text: string): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (/^\S/.test(line)) {
      const pattern = line.trim();
      const start = pattern.replace(/\*$/, '');
      blocks.push({
        applies: (path) => (pattern.endsWith('*') ? path.startsWith(start) : path === pattern),
        headers: {},
      });
    } else {
      const colon = line.indexOf(':');
      const block = blocks.at(-1);
      if (block !== undefined) block.headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
    }
  }
  return blocks;
}

function readBuild(name: string): string {
  try {
    return readFileSync(join(root, name), 'utf8');
  } catch {
    console.error('There is no build to serve: run `npm run build` first.');
    process.exit(1);
  }
}

/** The file a request asks for, or undefined: nothing outside `dist/`, no directories. */
function fileFor(path: string): string | undefined {
  try {
    const file = join(root, path === '/' ? 'index.html' : path);
    return file.startsWith(root.endsWith(sep) ? root : root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

const blocks = parseHeaders(readBuild('_headers'));
const packed = new Map<string, Buffer>();
function brotli(file: string): Buffer {
  const key = `${file} ${statSync(file).mtimeMs}`; // a new build while we serve is served
  const known = packed.get(key) ?? brotliCompressSync(readFileSync(file));
  packed.set(key, known);
  return known;
}

const server = createServer((request, response) => {
  let path: string;
  try {
    path = decodeURIComponent(new URL(request.url ?? '/', `http://${HOST}`).pathname);
  } catch {
    response.writeHead(400).end();
    return;
  }
  const headers: Record<string, string> = {};
  for (const block of blocks) if (block.applies(path)) Object.assign(headers, block.headers);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = fileFor(path);
  if (file === undefined) {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('not found');
    return;
  }
  const type = extname(file);
  headers['Content-Type'] = TYPES[type] ?? 'application/octet-stream';
  let body: Buffer;
  if (COMPRESSED.has(type)) {
    headers['Vary'] = 'Accept-Encoding';
    const wantsBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (wantsBrotli) headers['Content-Encoding'] = 'br';
    body = wantsBrotli ? brotli(file) : readFileSync(file);
  } else {
    body = readFileSync(file);
  }
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
});

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4173' }, 'strict-port': { type: 'boolean', default: false } },
});

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE' && !values['strict-port']) {
    server.listen(0, HOST);
    return;
  }
  console.error(`Cannot serve on ${HOST}:${values.port}: ${error.message}`);
  process.exit(1);
});
server.on('listening', () => {
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  console.log(`\nReady: open http://${HOST}:${port}/ in a browser. Ctrl+C stops.`);
});
server.listen(Number(values.port), HOST);
