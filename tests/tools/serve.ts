/**
 * Serves `dist/` as a strict host would: with Brotli, and with the headers of `dist/_headers`.
 *
 *     tsx tests/tools/serve.ts [--port N] [--strict-port] [--dir FOLDER]
 *
 * Takes a free port when the wanted one is in use, unless told to be strict. Prints the address.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startServer } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    'strict-port': { type: 'boolean', default: false },
    dir: { type: 'string', default: fileURLToPath(new URL('../../dist/', import.meta.url)) },
  },
});
const root = resolve(values.dir);
if (!existsSync(join(root, '_headers'))) {
  console.error('There is no build to serve: run `npm run build` first.');
  process.exit(1);
}
try {
  const { address } = await startServer({ root, port: Number(values.port), strictPort: values['strict-port'] });
  console.log(`\nReady: open ${address} in a browser. Ctrl+C stops.`);
} catch (error) {
  console.error(`Cannot serve on port ${values.port}: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
