import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const page = { href: 'https://app.example/checker/#/result', origin: 'https://app.example' };

test('script addresses of the own origin pass, others are refused', async () => {
  vi.stubGlobal('location', page);
  const { trustedScriptUrl } = await import('../src/trusted.ts');
  expect(trustedScriptUrl('./assets/worker.js')).toBe('./assets/worker.js');
  expect(() => trustedScriptUrl('https://elsewhere.example/worker.js')).toThrow('not a script of this site');
  expect(() => trustedScriptUrl('data:text/javascript,1')).toThrow('not a script of this site');
});

test('where the browser has Trusted Types, one policy of the name in the CSP is made', async () => {
  const createPolicy = vi.fn((_name: string, rules: object) => rules);
  vi.stubGlobal('location', page);
  vi.stubGlobal('trustedTypes', { createPolicy });
  const { trustedScriptUrl } = await import('../src/trusted.ts');
  expect(trustedScriptUrl('/sw.js')).toBe('/sw.js');
  expect(() => trustedScriptUrl('//elsewhere.example/sw.js')).toThrow(TypeError);
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['app-url']);
});
