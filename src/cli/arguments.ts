import { parseArgs } from 'node:util';

import { fail, ok, show } from '../rulebase/index.ts';
import { LOCALES } from '../i18n/locale.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Assumptions, Result } from '../rulebase/index.ts';

/** Which rules. */
export interface RuleOptions {
  /** As typed; `undefined` stands for today in Hong Kong. */
  asOf: string | undefined;
  /** `'all'` or ids. */
  proposals: 'all' | string[];
  assumptions: Assumptions;
}

export interface Options extends RuleOptions {
  file: string;
  locale: Locale;
  format: 'text' | 'json';
  compare: boolean;
  skipBadRows: boolean;
}

/** The rules are printed, and nothing is assessed. */
export interface EmitOptions extends RuleOptions {
  emit: 'sql';
}

const USAGE =
  'usage: assess -- FILE [--as-of DATE] [--proposals all|none|id,id] [--assume p.x=N]... [--lang zh-Hant|en|zh-Hans] [--format text|json] [--compare] [--skip-bad-rows], or assess -- --emit sql [--as-of DATE] [--proposals …] [--assume …]...';

const at = (field: string, expected: string, got?: string) =>
  fail({ file: '', field, expected, ...(got === undefined ? {} : { got: show(got) }) });

/** The words of the command line, checked for shape; what they name is checked against the rule base later. */
export function parseArguments(argv: string[]): Result<Options | EmitOptions> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        proposals: { type: 'string', default: 'none' },
        assume: { type: 'string', multiple: true, default: [] },
        emit: { type: 'string' },
        lang: { type: 'string' },
        format: { type: 'string' },
        compare: { type: 'boolean' },
        'skip-bad-rows': { type: 'boolean' },
      },
    });
  } catch (error) {
    return badOption(error);
  }
  const { values, positionals } = parsed;
  const rules = ruleOptions(values['as-of'], values.proposals, values.assume);
  const [file, second] = positionals;
  if (values.emit !== undefined) {
    if (values.emit !== 'sql') return at('--emit', 'sql', values.emit);
    if (file !== undefined) return at('--emit', 'no FILE beside it', positionals.join(' '));
    const beside = (['lang', 'format', 'compare', 'skip-bad-rows'] as const).find((name) => values[name] !== undefined);
    if (beside) return at('--emit', 'only --as-of, --proposals and --assume beside it', `--${beside}`);
    return rules.ok ? ok({ emit: values.emit, ...rules.value }) : rules;
  }
  if (file === undefined || second !== undefined) return at('FILE', `one file; ${USAGE}`, positionals.join(' '));
  const { lang = 'zh-Hant', format = 'text' } = values;
  const locale = LOCALES.find((known) => known === lang);
  if (!locale) return at('--lang', `one of ${LOCALES.join(', ')}`, lang);
  if (format !== 'text' && format !== 'json') return at('--format', 'text or json', format);
  if (!rules.ok) return rules;
  return ok({
    file,
    ...rules.value,
    locale,
    format,
    compare: values.compare ?? false,
    skipBadRows: values['skip-bad-rows'] ?? false,
  });
}

/** What the parser refuses: an option that is not known, or one with or without a value where it takes none or one. */
function badOption(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const [, name = 'options'] = /'(-[^' <=]*)/.exec(message) ?? [];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return at(name, `a known option; ${USAGE}`);
  return at(name, `${message.includes('does not take') ? 'no value after it' : 'a value after it'}; ${USAGE}`);
}

function ruleOptions(asOf: string | undefined, chosen: string, assumed: readonly string[]): Result<RuleOptions> {
  const assumptions: Assumptions = {};
  for (const entry of assumed) {
    const match = /^([^=]+)=(-?\d+(?:\.\d+)?(?:\/\d+)?)$/.exec(entry);
    const [, address, number] = match ?? [];
    if (address === undefined || number === undefined) return at('--assume', 'proposal.parameter=number', entry);
    if (address in assumptions) return at('--assume', `${address} once`, entry);
    // Shares stay text so that they stay exact; whole numbers are amounts or counts.
    assumptions[address] = /^-?\d+$/.test(number) ? Number(number) : number;
  }
  const proposals = chosen === 'none' ? [] : chosen.split(',').map((id) => id.trim());
  if (proposals.includes('')) return at('--proposals', 'all, none, or ids joined by commas', chosen);
  return ok({ asOf, proposals: chosen === 'all' ? 'all' : [...new Set(proposals)], assumptions });
}
