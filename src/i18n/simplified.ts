/** Traditional Chinese (Hong Kong) to Simplified Chinese. Runs in Node only: the tables never reach the browser. */
import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset';

const { hk } = from;
const { cn } = to;
if (hk === undefined || cn === undefined) throw new Error('opencc-js has no tables for Hong Kong or the Mainland');
const convert = ConverterFactory(hk, cn);

/** What the tables leave: quotation marks, and words that differ between the two places. */
const AFTERWARDS: readonly (readonly [string, string])[] = [
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
  ['资讯科技', '信息科技'],
  ['尅', '克'],
];

export function toSimplified(text: string): string {
  return AFTERWARDS.reduce((result, [before, after]) => result.replaceAll(before, after), convert(text));
}
