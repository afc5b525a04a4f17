import { cut } from './cut.ts';

/** Hands a file to the browser to keep. Nothing leaves the device. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000); // not before the browser has taken it
}

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
