/** Text in a picture: how wide it is, near enough, and where it breaks. */

/** Widths as parts of the font size, rather too wide than too narrow: which font is used is not known here. */
const WIDE = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u;
const NARROW = /[\s.,:;'|!iljtfrI()[\]]/;
const BROAD = /[A-Z%@mwMW–—…]/;

/** How wide a text is drawn, in px: Han characters are twice as wide as figures. */
export function widthOf(text: string, em: number): number {
  let sum = 0;
  for (const character of text)
    sum += WIDE.test(character) ? 1 : NARROW.test(character) ? 0.36 : BROAD.test(character) ? 0.76 : 0.57;
  return sum * em;
}

/** Han text breaks between any two characters, save before a closing mark and after an opening one; other text at spaces. */
const PIECE = /[（「『《]*(?:\p{Script=Han}|[^\s\p{Script=Han}（「『《]+)[，。、；：！？）」』》]*\s*|\s+|./gu;

/** Lines no wider than `width`, at most `most` of them; the last ends in `…` where there was more. */
export function wrap(text: string, width: number, em: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    if (line !== '' && widthOf((line + piece).trimEnd(), em) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
    while (widthOf(line.trimEnd(), em) > width && Array.from(line).length > 1) {
      const fits = fitting(line, width, em);
      lines.push(fits);
      line = line.slice(fits.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), `${fitting(last, width - widthOf('…', em), em).trimEnd()}…`];
}

/** The longest beginning of a text that fits, at least one character of it. */
function fitting(text: string, width: number, em: number): string {
  const characters = Array.from(text);
  let count = characters.length;
  while (count > 1 && widthOf(characters.slice(0, count).join(''), em) > width) count -= 1;
  return characters.slice(0, count).join('');
}
