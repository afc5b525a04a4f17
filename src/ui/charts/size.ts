/** How much room a chart has, measured: its text keeps the size of the page, so its layout follows the width. */
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { RefCallback } from 'react';
import { flushSync } from 'react-dom';

export interface Size {
  /** px. */
  width: number;
  /** The size of the chart's text in px. */
  em: number;
}

/** Before anything is measured, and where nothing can be. */
const UNMEASURED: Size = { width: 480, em: 13 };
/** Nothing is laid out for less: it is made smaller as a whole. */
const LEAST = 200;
/** Text that readers set very large stops growing where fewer Han characters than this would fit across. */
const LETTERS = 20;
/** A4 within its margins has room for the most; a chart from a phone is drawn wider than the phone is. */
const PAPER = { fromPhone: 480, most: 600, em: 13 };

const paper = typeof matchMedia === 'function' ? matchMedia('print') : undefined;
let printing = false;

/** The page is laid out for paper as soon as the listeners return, so they may not leave the drawing for later. */
function onPrint(changed: () => void): () => void {
  const set = (next: boolean) => (): void => {
    printing = next;
    flushSync(changed);
  };
  const [before, after] = [set(true), set(false)];
  const emulated = (): void => set(paper?.matches === true)();
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  paper?.addEventListener('change', emulated);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    paper?.removeEventListener('change', emulated);
  };
}

const isPrinting = (): boolean => printing || paper?.matches === true;

/** The room in the element that takes `ref`, on the screen or on paper. */
export function useSize(): Size & { ref: RefCallback<HTMLElement> } {
  const onPaper = useSyncExternalStore(onPrint, isPrinting, () => false);
  const [{ width, em }, setSize] = useState(UNMEASURED);
  const ref = useCallback((node: HTMLElement | null) => {
    if (node === null) return undefined;
    const measure = (): void => {
      if (node.clientWidth === 0) return; // in a closed part of the page
      const now = Math.max(LEAST, Math.floor(node.clientWidth));
      const text = Number.parseFloat(getComputedStyle(node).fontSize);
      const most = Math.max(UNMEASURED.em, now / LETTERS);
      const next = { width: now, em: text > 0 ? Math.min(text, most) : UNMEASURED.em };
      setSize((last) => (last.width === next.width && last.em === next.em ? last : next));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    // while it is printed, the page passes through widths that nobody sees
    const observer = new ResizeObserver(() => {
      if (!isPrinting()) measure();
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  if (!onPaper) return { ref, width, em };
  const least = window.innerWidth < PAPER.most ? PAPER.fromPhone : 0;
  return { ref, width: Math.min(PAPER.most, Math.max(least, width)), em: PAPER.em };
}
