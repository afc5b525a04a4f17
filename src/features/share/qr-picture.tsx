import type { ReactNode } from 'react';

import type { QrCode } from './qr.ts';

/** What fits the smallest phone, in pixels. */
const ROOM = 288;
/** Pixels of a module: fewer are hard to read from a screen, more only take up room. */
const MODULE = { least: 3, most: 6 } as const;

/** Black on white whatever the colours of the page: many readers know nothing else. */
export function QrPicture({ code: { size, path }, name }: { code: QrCode; name: string }): ReactNode {
  const width = size * Math.min(Math.max(Math.floor(ROOM / size), MODULE.least), MODULE.most);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size} ${size}`}
      width={width}
      height={width}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
