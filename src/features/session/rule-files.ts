/** The rule files of the bundle, fetched once per script; small, so that a page can ask for them before all else. */
import type { Locale } from '../../i18n/locale.ts';

export type Script = 'zh-Hant' | 'zh-Hans';
export const scriptOf = (locale: Locale): Script => (locale === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant');

/** By path; what is in them is not checked yet. A browser keeps what has come and asks again for what has not. */
export async function ruleFiles(script: Script): Promise<Record<string, unknown>> {
  const { default: load } = await (script === 'zh-Hans'
    ? import('virtual:rules/zh-Hans')
    : import('virtual:rules/zh-Hant'));
  return load();
}
