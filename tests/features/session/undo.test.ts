import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { begin, edit, redo, undo } from '../../../src/features/session/undo.ts';
import type { Steps } from '../../../src/features/session/undo.ts';

test('edits about the same thing are one step', () => {
  let steps: Steps<string> = begin('');
  for (const text of ['4', '40', '400']) steps = edit(steps, text, 'cost');
  steps = edit(steps, '400 yes', 'listed');
  expect(undo(steps).present).toBe('400');
  expect(undo(undo(steps)).present).toBe('');
  expect(redo(undo(steps)).present).toBe('400 yes');
});

test('an edit after a step back forgets what was taken back', () => {
  const steps = edit(undo(edit(begin('a'), 'b', null)), 'c', null);
  expect(redo(steps)).toBe(steps);
  expect(undo(steps).present).toBe('a');
});

test('an edit after a step back is a step of its own, also about the same thing', () => {
  const steps = edit(undo(edit(edit(begin(0), 1, 'x'), 2, 'y')), 3, 'x');
  expect(undo(steps).present).toBe(1);
});

test('going all the way back and forth again ends where it began', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.constantFrom('a', 'b', null)), { maxLength: 50 }), (edits) => {
      const steps = edits.reduce<Steps<number>>((before, [value, about]) => edit(before, value, about), begin(-1));
      let back = steps;
      while (back.past.length > 0) back = undo(back);
      expect(back.present).toBe(-1);
      while (back.future.length > 0) back = redo(back);
      expect(back.present).toBe(steps.present);
    }),
  );
});

test('only so many steps are kept, the last ones', () => {
  let steps: Steps<number> = begin(0);
  for (let n = 1; n <= 500; n += 1) steps = edit(steps, n, null);
  expect(steps.past.length).toBe(200);
  expect(undo(steps).present).toBe(499);
});
