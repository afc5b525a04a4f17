import { parseArgs } from 'node:util';

import { fail, ok, show } from '../rulebase/index.ts';
import { LOCALES } from '../i18n/locale.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Assumptions, Result } from '../rulebase/index.ts';

export interface Options {
  file: string;
  /** As typed; `undefined` stands for today in Hong Kong. */
  asOf: string | undefined;
  /** `'all'` or ids. */
  proposals: 'all' | string[];
  assumptions: Assumptions;
  locale: Locale;
  format: 'text' | 'json';
  compare: boolean;
  skipBadRows: boolean;
}

const USAGE =
  'usage: assess -- FILE [--as-of DATE] [--proposals all|none|id,id] [--assume p.x=N]... [--lang zh-Hant|en|zh-Hans] [--format text|json] [--compare] [--skip-bad-rows]';

/** The words of the command line, checked for shape; what they name is checked against the rule base later. */
export function parseArguments(argv: string[]): Result<Options> {
  const at = (field: string, expected: string, got?: string) =>
    fail({ file: '', field, expected, ...(got === undefined ? {} : { got: show(got) }) });
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        proposals: { type: 'string', default: 'none' },
        assume: { type: 'string', multiple: true, default: [] },
        lang: { type: 'string', default: 'zh-Hant' },
        format: { type: 'string', default: 'text' },
        compare: { type: 'boolean', default: false },
        'skip-bad-rows': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return at('options', USAGE, error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) return at('FILE', `one file; ${USAGE}`, positionals.join(' '));
  const locale = LOCALES.find((known) => known === values.lang);
  if (!locale) return at('--lang', `one of ${LOCALES.join(', ')}`, values.lang);
  if (values.format !== 'text' && values.format !== 'json') return at('--format', 'text or json', values.format);

  const assumptions: Assumptions = {};
  for (const entry of values.assume) {
    const match = /^([^=]+)=(-?\d+(?:\.\d+)?(?:\/\d+)?)$/.exec(entry);
    const [, address, number] = match ?? [];
    if (address === undefined || number === undefined) return at('--assume', 'proposal.parameter=number', entry);
    if (address in assumptions) return at('--assume', `${address} once`, entry);
    // Shares stay text so that they stay exact; whole numbers are amounts or counts.
    assumptions[address] = /^-?\d+$/.test(number) ? Number(number) : number;
  }
  const proposals = values.proposals === 'none' ? [] : values.proposals.split(',').map((id) => id.trim());
  if (proposals.includes('')) return at('--proposals', 'all, none, or ids joined by commas', values.proposals);
  return ok({
    file,
    asOf: values['as-of'],
    proposals: values.proposals === 'all' ? 'all' : [...new Set(proposals)],
    assumptions,
    locale,
    format: values.format,
    compare: values.compare,
    skipBadRows: values['skip-bad-rows'],
  });
}
