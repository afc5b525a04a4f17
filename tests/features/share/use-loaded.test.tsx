/** What is loaded only when it is needed, and tried again where it did not come. */
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { once, useLoaded } from '../../../src/features/share/use-loaded.ts';

test('it is loaded once, whoever asks', async () => {
  const load = vi.fn<() => Promise<number>>().mockResolvedValue(7);
  const shared = once(load);
  expect(await Promise.all([shared(), shared()])).toEqual([7, 7]);
  expect(await shared()).toBe(7);
  expect(load).toHaveBeenCalledOnce();
});

test('a load that failed is tried again when asked for', async () => {
  const load = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(7);
  const shared = once(load);
  const { result } = renderHook(() => useLoaded(shared));
  expect(result.current.state).toBe('loading');
  await waitFor(() => expect(result.current.state).toBe('failed'));
  const { current } = result;
  if (current.state !== 'failed') throw new Error(current.state);
  act(() => current.retry());
  await waitFor(() => expect(result.current).toEqual({ state: 'ready', value: 7 }));
  expect(load).toHaveBeenCalledTimes(2);
});
