/**
 * Moves the focus to the element with this id, or to the first control in it. Links within a page need this, because
 * the fragment of the address is the route.
 */
export function focusById(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  const control = target.matches('fieldset')
    ? (target.querySelector<HTMLElement>('input, select, textarea, button') ?? target)
    : target;
  target.scrollIntoView({ block: 'nearest' });
  control.focus();
}
