import { cut } from './cut.ts';

/** A name every system takes: no signs that file systems reserve, and no more than they allow. */
export function fileName(parts: readonly string[], ending: string): string {
  const plain = parts
    .map((part) =>
      part
        .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => part !== '')
    .join(' ');
  return `${cut(plain, 80).replace(/^\.+/, '').trim()}.${ending}`;
}
