/** What only those who share or open a link need, loaded when they do. */
import { useEffect, useState } from 'react';

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; retry: () => void } | { state: 'ready'; value: T };

/** Remembers what was loaded; a load that failed is forgotten, so that a retry can succeed. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    if (loading) return loading;
    const promise = load();
    loading = promise;
    promise.catch(() => (loading = undefined));
    return promise;
  };
}

/** `load` must be the same function at every call. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    const attempt = (): void => {
      load().then(
        (value) => current && setLoaded({ state: 'ready', value }),
        () => current && setLoaded({ state: 'failed', retry }),
      );
    };
    const retry = (): void => {
      setLoaded({ state: 'loading' });
      attempt();
    };
    attempt();
    return () => {
      current = false;
    };
  }, [load]);
  return loaded;
}
