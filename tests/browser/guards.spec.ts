/** The guards of all other browser tests see what they are for: in the page, in a worker and in a service worker. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startServer } from '../tools/server.ts';
import type { Server } from '../tools/server.ts';
import { expect, test as base } from './fixtures.ts';

const POLICY =
  "  Content-Security-Policy: default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";

const test = base.extend<{ serve: (files: Record<string, string>, headers: string) => Promise<Server> }>({
  serve: async ({ browserName }, provide) => {
    const undo: (() => void | Promise<void>)[] = [];
    await provide(async (files, headers) => {
      const root = mkdtempSync(join(tmpdir(), `guards-${browserName}-`));
      for (const [name, text] of Object.entries({ ...files, _headers: `/*\n${headers}\n` }))
        writeFileSync(join(root, name), text);
      const server = await startServer({ root, port: 0, pack: false });
      undo.push(
        () => server.close(),
        () => rmSync(root, { recursive: true }),
      );
      return server;
    });
    for (const step of undo) await step();
  },
});
test.use({ serviceWorkers: 'allow' });
test.skip(({ isMobile }) => isMobile, 'does not depend on the size of the window');

const fetchFrom = (address: string): string => `fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).catch(() => 0);`;
const places = {
  page: (code: string) => ({ 'main.js': code }),
  worker: (code: string) => ({ 'main.js': "new Worker('./other.js')", 'other.js': code }),
  'service worker': (code: string) => ({
    'main.js': "navigator.serviceWorker.register('./other.js')",
    'other.js': `addEventListener('install', (event) => event.waitUntil(new Promise((done) => setTimeout(done, 1000))));\n${code}`,
  }),
};

for (const [place, files] of Object.entries(places)) {
  test(`a request of the ${place} to another origin is seen`, async ({ page, complaints, ownOrigins, serve }) => {
    const elsewhere = await serve({ 'index.html': 'elsewhere' }, '  X-Any: 1');
    const code = fetchFrom(`${elsewhere.address}?seen`);
    const own = await serve({ 'index.html': '<script src="./main.js"></script>', ...files(code) }, '  X-Any: 1');
    ownOrigins.add(new URL(own.address).origin);
    await page.goto(own.address);
    await expect.poll(() => complaints.join('\n')).toContain(`request to another origin: ${elsewhere.address}?seen`);
    complaints.length = 0;
  });

  test(`what the policy blocks in the ${place} is seen`, async ({ page, complaints, ownOrigins, serve }) => {
    const code = `setTimeout(() => { ${fetchFrom('https://elsewhere.example/blocked')} }, 500);`; // as later messages would
    const own = await serve({ 'index.html': '<script src="./main.js"></script>', ...files(code) }, POLICY);
    ownOrigins.add(new URL(own.address).origin);
    await page.goto(own.address);
    await expect.poll(() => complaints.join('\n')).toMatch(/elsewhere\.example\/blocked/);
    complaints.length = 0;
  });
}
