/** A strict static host for a build: Brotli, and the headers of its `_headers`. For the tests and for `npm start`. */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const HOST = '127.0.0.1';

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

export interface HeaderBlock {
  pattern: string;
  applies(path: string): boolean;
  headers: Record<string, string>;
}

/** Reads the `_headers` format of static hosts: a path pattern (`/*`, `/assets/*`), then its headers, indented. */
export function parseHeaders(text: string): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (/^\S/.test(line)) {
      const pattern = line.trim();
      const start = pattern.replace(/\*$/, '');
      blocks.push({
        pattern,
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

/** The headers for a path: those of every block that applies, later ones first. */
export function headersFor(blocks: readonly HeaderBlock[], path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const block of blocks) if (block.applies(path)) Object.assign(headers, block.headers);
  return headers;
}

/** The file a request asks for, or undefined: nothing outside the folder, no directories. */
function fileFor(root: string, path: string): string | undefined {
  try {
    const file = join(root, path === '/' ? 'index.html' : path);
    return file.startsWith(root.endsWith(sep) ? root : root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

export interface ServerOptions {
  /** The built folder. */
  root: string;
  port: number;
  /** Where a wanted port is in use: fail instead of taking a free one. */
  strictPort?: boolean;
  /** The path the folder is served from: `/` or, for instance, `/a/b/`. */
  under?: string;
  /** False where packing a whole build would take longer than sending it. */
  pack?: boolean;
}

export interface Server {
  /** Ends with a slash. */
  address: string;
  /** Lets go of open connections too: as a host that is gone. */
  close: () => Promise<void>;
}

export async function startServer({
  root,
  port,
  strictPort = false,
  under = '/',
  pack = true,
}: ServerOptions): Promise<Server> {
  const blocks = parseHeaders(readFileSync(join(root, '_headers'), 'utf8'));
  const packed = new Map<string, Buffer>();
  const brotli = (file: string): Buffer => {
    const key = `${file} ${statSync(file).mtimeMs}`; // a new build while we serve is served
    const known = packed.get(key) ?? brotliCompressSync(readFileSync(file));
    packed.set(key, known);
    return known;
  };

  const server = createServer((request, response) => {
    let asked: string;
    try {
      asked = decodeURIComponent(new URL(request.url ?? '/', `http://${HOST}`).pathname);
    } catch {
      response.writeHead(400).end();
      return;
    }
    const path = asked.startsWith(under) ? `/${asked.slice(under.length)}` : undefined;
    const headers = headersFor(blocks, path ?? asked);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    const file = path === undefined ? undefined : fileFor(root, path);
    if (file === undefined) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    const type = extname(file);
    headers['Content-Type'] = TYPES[type] ?? 'application/octet-stream';
    let body: Buffer;
    if (pack && COMPRESSED.has(type)) {
      headers['Vary'] = 'Accept-Encoding';
      const wantsBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
      if (wantsBrotli) headers['Content-Encoding'] = 'br';
      body = wantsBrotli ? brotli(file) : readFileSync(file);
    } else {
      body = readFileSync(file);
    }
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  });

  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && !strictPort && port !== 0) server.listen(0, HOST);
      else reject(error);
    });
    server.on('listening', resolve);
    server.listen(port, HOST);
  });
  const { port: taken } = server.address() as AddressInfo; // a TCP server's address is never text
  return {
    address: `http://${HOST}:${taken}${under}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
