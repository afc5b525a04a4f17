/** The security headers: strict, and the same wherever they are written. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { headersFor, parseHeaders } from './tools/server.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const blocks = parseHeaders(read('public/_headers'));
const page = headersFor(blocks, '/index.html');
const asset = headersFor(blocks, '/assets/index-abc.js');
const policy = new Map(
  (page['Content-Security-Policy'] ?? '')
    .split(';')
    .map((directive) => directive.trim().split(/\s+/))
    .map(([name = '', ...values]) => [name, values]),
);

describe('the policy', () => {
  test('begins from nothing', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  });

  test('allows code and connections of the own origin only', () => {
    for (const name of ['script-src', 'style-src', 'connect-src', 'worker-src', 'manifest-src', 'font-src'])
      expect(policy.get(name), name).toEqual(["'self'"]);
    expect(policy.get('img-src')).toEqual(["'self'", 'data:']);
  });

  test('has no way round: no unsafe word, no wildcard, no scheme, no host, no nonce', () => {
    const sources = [...policy].filter(([name]) => name.endsWith('-src')).flatMap(([, values]) => values);
    expect(sources.length).toBeGreaterThan(6);
    expect(sources.filter((source) => !["'self'", "'none'", 'data:'].includes(source))).toEqual([]);
    expect(page['Content-Security-Policy']).not.toMatch(/unsafe|\*|https?:|nonce|sha\d/);
  });

  test('takes script addresses from the one policy of the app', () => {
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(policy.get('trusted-types')).toEqual(['app-url']);
  });
});

test('what changes its name is kept for a year, everything else is asked for again', () => {
  expect(asset['Cache-Control']).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest', '/licenses.md'])
    expect(headersFor(blocks, path)['Cache-Control'], path).toBe('no-cache');
});

describe('nginx', () => {
  const config = read('docs/serving/nginx.conf').replaceAll(/^\s*#.*$/gm, '');
  const added = [...config.matchAll(/^\s*add_header\s+(\S+)\s+(?:"([^"]*)"|(\S+?))(\s+always)?;$/gm)].map(
    ([, name = '', text, variable, always]) => ({ name, value: text ?? variable, always: always !== undefined }),
  );

  test('sends the same headers, with errors too', () => {
    const { 'Cache-Control': _, ...rest } = page;
    expect(
      Object.fromEntries(added.filter(({ name }) => name !== 'Cache-Control').map(({ name, value }) => [name, value])),
    ).toEqual(rest);
    expect(added.every(({ always }) => always)).toBe(true);
    expect(new Set(added.map(({ name }) => name)).size, 'each once').toBe(added.length);
  });

  test('no block hides the headers of the server: a header added there would', () => {
    const afterFirstLocation = config.slice(config.search(/^\s*location\b/m));
    expect(afterFirstLocation).not.toContain('add_header');
  });

  test('says the same of caching', () => {
    expect(added.find(({ name }) => name === 'Cache-Control')?.value).toBe('$checker_cache');
    const values = [...config.matchAll(/^\s*(default|"~[^"]+")\s+"([^"]+)";$/gm)].map(([, key, value]) => [key, value]);
    expect(values).toEqual([
      ['default', page['Cache-Control']],
      ['"~^(?:200|206|304) .*/assets/"', asset['Cache-Control']],
    ]);
  });
});
