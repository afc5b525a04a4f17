import { useEffect, useState } from 'react';

import { normalise } from './normalise.ts';

const CHINESE = /\p{Script=Han}/u;

/** How a query and what it is looked for in are compared: of a Chinese query, once it can be, in both scripts. */
export function useNormalise(query: string): typeof normalise {
  const [inBothScripts, setLoaded] = useState<typeof normalise>();
  const chinese = CHINESE.test(query);
  useEffect(() => {
    if (!chinese) return;
    import('./both-scripts.ts').then(
      (loaded) => setLoaded(() => loaded.inBothScripts),
      () => undefined, // the query then finds its own script only
    );
  }, [chinese]);
  return (chinese && inBothScripts) || normalise;
}
