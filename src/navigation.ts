/**
 * Where people are in the app lives in the fragment of the address, as `#/path?query`: hosts need no rewriting, and
 * nothing of a shared case is sent to a server. This is the only place that reads or writes it.
 */
import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}

function parts(): { path: string; search: string } {
  const [path = '', ...search] = location.hash.replace(/^#?\/?/, '').split('?');
  return { path: `/${path}`, search: search.join('?') };
}

/** Goes to `/path` or `/path?query` within the app. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const oldURL = location.href;
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${to}`);
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
}

/** The path, in the form wouter's `<Router hook>` wants. */
export function useFragmentPath(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, () => parts().path), navigate];
}
useFragmentPath.hrefs = (href: string): string => `#${href}`;

/** What follows the question mark, for wouter's `<Router searchHook>`; pages read it with `useSearchParams()`. */
export function useFragmentSearch(): string {
  return useSyncExternalStore(subscribe, () => parts().search);
}

/** A value of the query, such as the language a link was made in. */
export const inAddress = (name: string): string | null => new URLSearchParams(parts().search).get(name);

/** Takes a value out of the address, without going anywhere: what was chosen since counts. */
export function dropFromAddress(name: string): void {
  const { path, search } = parts();
  const left = new URLSearchParams(search);
  if (!left.has(name)) return;
  left.delete(name);
  navigate(left.size === 0 ? path : `${path}?${left.toString()}`, { replace: true });
}
