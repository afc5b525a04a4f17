/** Keys that save a way; nothing depends on them, and they can be switched off. */
import { useCallback, useEffect, useRef, useState } from 'react';

import { readKey, writeKey } from '../session/stored.ts';

export interface ShortcutActions {
  filter: () => void;
  next: () => void;
  results: () => void;
  undo: () => void;
  redo: () => void;
}

const KEY = 'desk-shortcuts';
const OFF = 'off';

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ['text', 'search', 'number', 'date', 'range'].includes(target.type));
/** Where a letter means something already: text is typed, or an option is found by its first letters. */
const takesLetters = (target: EventTarget | null): boolean => typesText(target) || target instanceof HTMLSelectElement;

/** Whether the shortcuts are on, on this device. */
export function useShortcutsOn(): [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(() => readKey(KEY) !== OFF);
  const turn = useCallback((next: boolean) => {
    setOn(next);
    writeKey(KEY, next ? 'on' : OFF);
  }, []);
  return [on, turn];
}

/** Listens while `on`. A text box that was typed in takes its own steps back first. */
export function useShortcuts(on: boolean, actions: ShortcutActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!on) return undefined;
    let typedHere = false;
    const onFocus = (): void => {
      typedHere = false;
    };
    const onInput = (event: Event): void => {
      if (typesText(event.target)) typedHere = true;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const wanted = event.ctrlKey || event.metaKey ? stepOf(event, typedHere) : letterOf(event);
      if (!wanted) return;
      event.preventDefault();
      latest.current[wanted]();
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('input', onInput);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('input', onInput);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [on]);
}

function stepOf({ key, shiftKey, target }: KeyboardEvent, typedHere: boolean): keyof ShortcutActions | undefined {
  if (typesText(target) && typedHere) return undefined;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
    default:
      return undefined;
  }
}

function letterOf({ key, target }: KeyboardEvent): keyof ShortcutActions | undefined {
  if (takesLetters(target)) return undefined;
  switch (key.toLowerCase()) {
    case '/':
      return 'filter';
    case 'n':
      return 'next';
    case 'r':
      return 'results';
    default:
      return undefined;
  }
}
