import type { ReactNode } from 'react';

interface LiveRegionProps {
  /** Change these words to have them read aloud; keep the region mounted, empty while there is nothing to say. */
  children?: ReactNode;
  visible?: boolean;
}

/** Says politely what has changed on the page. */
export function LiveRegion({ children, visible = false }: LiveRegionProps): ReactNode {
  return (
    <div role="status" aria-atomic="true" className={visible ? 'live-region' : 'visually-hidden'}>
      {children}
    </div>
  );
}
