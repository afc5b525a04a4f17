/** Numbers as people type them, in digits or in Chinese numerals. */
const DIGITS = new Map(Array.from('零一二三四五六七八九', (sign, value) => [sign, value]));
for (const [sign, value] of [
  ['〇', 0],
  ['兩', 2],
  ['两', 2],
] as const)
  DIGITS.set(sign, value);
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const GROUPS: Record<string, number> = { 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8 };

/**
 * Below ten thousand, written in full: `三百五十`, `一千零二十`, `十二`. Undefined for what leaves room (`三百五`, which
 * is 350 to some and nothing to others).
 */
function belowTenThousand(text: string): number | undefined {
  let [total, place] = [0, 10_000];
  let rest = text;
  while (rest !== '') {
    const skipped = /^[零〇]/.test(rest) && total > 0;
    if (skipped) rest = rest.slice(1);
    const [, sign = '', unit = ''] = /^([一二兩两三四五六七八九]?)([千百十]?)/.exec(rest) ?? [];
    if (sign === '' && (unit !== '十' || total > 0)) return undefined; // only ten may do without its one
    const size = PLACES[unit] ?? 1;
    if (size >= place || (size * 10 < place && total > 0) !== skipped) return undefined;
    total += (sign === '' ? 1 : (DIGITS.get(sign) ?? 0)) * size;
    place = size;
    rest = rest.slice(sign.length + unit.length);
  }
  return total === 0 ? undefined : total;
}

/** A whole number in Chinese numerals, such as `六十萬` or `一億二千萬`; undefined where it is not certain which. */
export function chineseNumber(text: string): number | undefined {
  if (/^[零〇]$/.test(text)) return 0;
  let [total, left] = [0, text];
  for (const sign of ['億亿', '萬万'] as const) {
    const at = left.search(new RegExp(`[${sign}]`));
    if (at < 0) continue;
    const group = belowTenThousand(left.slice(0, at).replace(/^[零〇]/, total > 0 ? '' : '零'));
    if (group === undefined) return undefined;
    total += group * (GROUPS[left[at] ?? ''] ?? 1);
    left = left.slice(at + 1);
  }
  if (left === '') return total === 0 ? undefined : total;
  // 一萬五 is 15,000 to most and 10,005 to some: after a group, what is smaller begins with its thousands or with 零.
  if (total > 0 && !/^([零〇]|[一二兩两三四五六七八九]千)/.test(left)) return undefined;
  const end = belowTenThousand(left.replace(/^[零〇]/, total > 0 ? '' : '零'));
  return end === undefined ? undefined : total + end;
}

const SIZES: Record<string, number> = {
  ...GROUPS,
  ...Object.fromEntries(
    Object.entries(PLACES).flatMap(([place, tens]) =>
      Object.entries(GROUPS).map(([group, size]) => [place + group, tens * size]),
    ),
  ),
  k: 1e3,
  m: 1e6,
  million: 1e6,
};
const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([十百千]?[萬万億亿]|[km]|million|)$/;

/**
 * A number as people type it: with thousands separators, spaces, full-width digits, a currency or percent sign, and for
 * amounts also as `40萬`, `1.5m` or `四十萬`. Undefined where it is not certain which number is meant.
 */
export function parseNumber(type: 'int' | 'hkd' | 'pct', text: string): number | undefined {
  let plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  if (type === 'hkd') plain = plain.replace(/^(hkd|hk\$|\$|港幣|港币)/, '').replace(/(港元|元)$/, '');
  if (type === 'pct') plain = plain.replace(/%$/, '');
  const [, whole = '', decimals = '', size = ''] = NUMBER.exec(plain) ?? [];
  if (whole === '') return type === 'pct' ? undefined : chineseNumber(plain);
  const number = Number(whole.replaceAll(',', '') + decimals);
  if (type === 'pct') return size === '' ? number : undefined;
  if (type === 'int') return decimals === '' && size === '' ? number : undefined;
  if (size === '') return decimals === '' || /^\.0{1,2}$/.test(decimals) ? number : undefined;
  const amount = number * (SIZES[size] ?? 1);
  const rounded = Math.round(amount);
  return Math.abs(amount - rounded) < 1e-6 * Math.max(1, rounded) && Number.isSafeInteger(rounded)
    ? rounded
    : undefined;
}
