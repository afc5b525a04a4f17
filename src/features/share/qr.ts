/** A link as a QR code: the modules as one path. */
import { encode } from 'uqr';

export interface QrCode {
  /** Side in modules, the quiet zone of four on each side included. */
  size: number;
  /** The dark modules, for the `d` of an SVG path in units of a module. */
  path: string;
}

const QUIET_ZONE = 4; // modules, as the standard asks
/** 85 modules a side: with three pixels each it still fits the smallest phone, and it can be read from paper. */
const LARGEST_VERSION = 17;
/** Characters that version holds with the least error correction. */
export const LONGEST_IN_QR = 644;

/** Each row's runs of dark modules as rectangles. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1] === true) return [];
        const end = row.indexOf(false, x);
        const run = (end < 0 ? row.length : end) - x;
        return [`M${x} ${y}h${run}v1h-${run}z`];
      }),
    )
    .join('');
}

/** The code of an address, with as much error correction as its size leaves room for; undefined where it is too long. */
export function qrCode(address: string): QrCode | undefined {
  if (new TextEncoder().encode(address).length > LONGEST_IN_QR) return undefined;
  const { size, data } = encode(address, {
    ecc: 'L',
    boostEcc: true,
    border: QUIET_ZONE,
    maxVersion: LARGEST_VERSION,
  });
  return { size, path: pathOf(data) };
}
