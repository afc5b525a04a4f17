/**
 * Moves the focus to the element with this id, or to the first control in it. Links within a page need this, because
 * the fragment of the address is the route. What is folded away around it is opened.
 */
export function focusById(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
    around.open = true;
  const control = target.matches('fieldset')
    ? (target.querySelector<HTMLElement>('input, select, textarea, button') ?? target)
    : target;
  target.scrollIntoView({ block: 'nearest' });
  control.focus();
}
