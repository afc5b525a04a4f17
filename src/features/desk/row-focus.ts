/** The control of a question on the desk: the chosen radio button of a group, or its first control. */
const controlOf = (id: string): HTMLElement | null => {
  const target = document.getElementById(id);
  return target?.querySelector<HTMLElement>('input:checked') ?? target?.querySelector('input') ?? target;
};

/** Moves the focus to a question; false where it is not on the page. */
export function focusRow(id: string): boolean {
  const control = controlOf(id);
  if (control === null) return false;
  control.focus({ preventScroll: true });
  (control.closest('.desk-row') ?? control).scrollIntoView({ block: 'nearest' });
  return true;
}

/** The question that has the focus. */
export const focusedRow = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('.desk-row')?.dataset['fact'];
