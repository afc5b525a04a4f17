/** Exact fractions, so that a third stays a third until the one rounding at the end. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

const RATE = /^(?:(\d+)\/([1-9]\d*)|(\d+)(?:\.(\d+))?)$/;

/** `"1/3"`, `"0.25"`, `"1"` as an exact fraction; `undefined` when the text is no rate. */
export function parseRate(text: string): Fraction | undefined {
  const match = RATE.exec(text);
  if (!match) return undefined;
  const [, top, bottom, whole, decimals = ''] = match;
  if (top !== undefined && bottom !== undefined) return { num: BigInt(top), den: BigInt(bottom) };
  return { num: BigInt(`${whole ?? ''}${decimals}`), den: 10n ** BigInt(decimals.length) };
}

/** A number as an exact fraction: whole numbers as they are, others by their shortest decimal text. */
export function fractionOf(value: number): Fraction {
  if (Number.isInteger(value)) return { num: BigInt(value), den: 1n };
  const text = value.toString();
  const rate = parseRate(text.replace(/^-/, ''));
  if (!rate) throw new RangeError(`no exact fraction for ${text}`);
  return value < 0 ? { num: -rate.num, den: rate.den } : rate;
}
