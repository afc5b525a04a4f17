/** What can be measured of a page as it stands. Each of these runs in the browser, by itself. */

/** Texts that are cut off, or that stick out of the button, tag, head, cell or entry they stand in. */
export function textsCutOff(): string[] {
  const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const words = (element: Element): string => (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
  const readAloudOnly = (element: Element | null): boolean => {
    if (element === null) return false;
    const { clipPath, position } = getComputedStyle(element);
    return (clipPath !== 'none' && position === 'absolute') || readAloudOnly(element.parentElement);
  };
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (words(element) === '' || !shown(element) || readAloudOnly(element)) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const wide = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const tall = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if ((wide || tall) && element.clientWidth > 0) found.push(`cut off in ${element.className}: ${words(element)}`);
  }
  const HOLDERS = 'button, .button, .tag, th, td, caption, nav a, summary, legend, label, h1, h2, h3, h4, option';
  for (const holder of document.querySelectorAll<HTMLElement>(HOLDERS)) {
    if (!shown(holder) || readAloudOnly(holder) || holder.closest('svg') !== null) continue;
    const { left, right } = holder.getBoundingClientRect();
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const { parentElement } = text;
      if (!parentElement || !shown(parentElement) || readAloudOnly(parentElement)) continue;
      if (parentElement.closest('.scroll-x, svg') !== holder.closest('.scroll-x, svg')) continue; // scrolls by itself
      const range = document.createRange();
      range.selectNodeContents(text);
      const out = [...range.getClientRects()].some(
        (box) => box.width > 0 && (box.left < left - 1 || box.right > right + 1),
      );
      if (out)
        found.push(`sticks out of ${holder.tagName}.${holder.className}: ${text.textContent?.trim().slice(0, 40)}`);
    }
  }
  return [...new Set(found)];
}

/** Things to press that are smaller than 24 px either way and no link within a sentence (WCAG 2.5.8). */
export function smallTargets(): string[] {
  const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=slider]';
  const withinSentence = (element: Element): boolean => {
    if (!getComputedStyle(element).display.startsWith('inline') || element.tagName !== 'A') return false;
    const own = (element.textContent ?? '').trim().length;
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).display.startsWith('inline')) continue;
      return (around.textContent ?? '').trim().length > own;
    }
    return false;
  };
  return [...document.querySelectorAll<HTMLElement>(TARGETS)].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
    if (element.matches('.visually-hidden *, .visually-hidden, .skip-link')) return [];
    const { width, height } = element.getBoundingClientRect();
    if ((width >= 23.9 && height >= 23.9) || withinSentence(element)) return [];
    const name = (element.textContent ?? '').trim().slice(0, 30) || element.id;
    return [`${element.tagName}.${element.className} ${Math.round(width)}×${Math.round(height)}: ${name}`];
  });
}

/** What moves by itself for longer than a hundredth of a second, and pages that glide. */
export function motions(): string[] {
  const long = (times: string): boolean => times.split(',').some((time) => Number.parseFloat(time) > 0.01);
  const moving = [...document.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after'].flatMap((part) => {
      const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
      const moves = long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
      return moves || scrollBehavior === 'smooth' ? [`${element.tagName}.${element.className} moves`] : [];
    }),
  );
  return [...moving, ...document.getAnimations().map((each) => `${each.constructor.name} runs`)];
}

/** Why what has the focus cannot be seen to have it; undefined where it can. */
export function unseenFocus(): string | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined; // between the end of the page and its beginning
  const name = `${element.tagName}.${element.className} ${(element.textContent ?? '').trim().slice(0, 30)}`;
  const { left, top, width, height, bottom } = element.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight) return `${name}: out of the window`;
  const middle = Math.max(1, Math.min(innerHeight - 1, top + height / 2));
  const above = document.elementFromPoint(left + Math.min(width / 2, 20), middle);
  if (above && !element.contains(above) && !above.contains(element)) return `${name}: under ${above.className}`;
  if (/^H\d$|^MAIN$/.test(element.tagName)) return undefined; // took the focus by script: the page begins here
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 ? `${name}: no outline` : undefined;
}

/** Lays further rules over the page as a reader's own style sheet would. The policy forbids `<style>`, not this. */
export function layOver(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css === '' ? [] : [sheet];
}

/** Things to press whose name does not hold the words that are seen on them, so that speaking those does nothing (2.5.3). */
export function namesWithoutLabel(): string[] {
  const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '').toLowerCase(); // signs such as × are pictures;
  return [...document.querySelectorAll<HTMLElement>('[aria-label], [aria-labelledby]')].flatMap((element) => {
    if (!element.matches('a, button, summary, [role=button]') || !element.checkVisibility()) return [];
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const words = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const name = ids.length > 0 ? words : (element.getAttribute('aria-label') ?? '');
    const seen = element.innerText;
    return plain(name).includes(plain(seen)) ? [] : [`"${seen}" is called "${name}"`];
  });
}
