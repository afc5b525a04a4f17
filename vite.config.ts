import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

import { offline } from './src/features/offline/build.ts';
import { messages } from './src/i18n/build.ts';
import { rules } from './src/i18n/build-rules.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Repeats the Content-Security-Policy of `public/_headers` (its one source) as a meta element, for hosts that send no
 * headers of their own. `frame-ancestors` only works as a header. Development runs without: the dev server needs inline.
 */
function cspMeta(): Plugin {
  return {
    name: 'csp-meta',
    apply: 'build',
    transformIndexHtml() {
      const policy = /^\s*Content-Security-Policy:\s*(.+)$/m.exec(readFileSync(file('public/_headers'), 'utf8'))?.[1];
      if (policy === undefined) throw new Error('public/_headers has no Content-Security-Policy');
      const content = policy
        .split(';')
        .map((directive) => directive.trim())
        .filter((directive) => !directive.startsWith('frame-ancestors'))
        .join('; ');
      return [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' }];
    },
  };
}

/**
 * The events of json-rules-engine come from a package that looks for the global object by compiling a text, which the
 * policy forbids. It never comes so far; without the line a search of the build finds no compiled text at all.
 */
function withoutCompiledText(): Plugin {
  const compiled = "new Function('','return this')()";
  return {
    name: 'without-compiled-text',
    apply: 'build',
    transform(code, id) {
      if (!/[\\/]eventemitter2[\\/]lib[\\/]eventemitter2\.js/.test(id)) return undefined;
      if (!code.includes(compiled)) throw new Error('eventemitter2 has changed: look at withoutCompiledText again');
      return { code: code.replace(compiled, 'globalThis'), map: null };
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), messages(), rules(), cspMeta(), withoutCompiledText(), offline()],
  resolve: {
    alias: {
      ...(process.env['LONGER'] === undefined ? {} : { 'fast-check': file('tests/support/longer-fast-check.ts') }),
      'jsonpath-plus': file('src/engine/jsonpath-disabled.ts'),
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  worker: {
    format: 'es',
    plugins: () => [rules(), withoutCompiledText()],
    // The reference engine beside our own code, or the two would be one part over the budget of a part.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'engine', test: /node_modules/ }] } } },
  },
  build: {
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        chunkFileNames: (chunk) =>
          chunk.facadeModuleId?.includes('virtual:messages/') === true
            ? 'assets/messages-[name]-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
  test: {
    server: { deps: { inline: ['json-rules-engine', 'use-intl'] } },
    maxWorkers: '100%', // as many as there are cores: one fewer would leave half of a small machine idle
    hookTimeout: 60_000,
    testTimeout: 60_000, // laws run over hundreds of companies; a busy machine must not fail them
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['tests/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['tests/**/*.test.tsx'],
          setupFiles: ['tests/support/setup-dom.ts'],
        },
      },
    ],
  },
});
