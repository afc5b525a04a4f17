/** The worker that holds a list: the rule base of the bundle, and the handler between it and the page. */
import { loadRuleBase, sentence } from '../../rulebase/index.ts';
import type { RuleBase } from '../../rulebase/index.ts';
import { createHandler } from './handler.ts';

/** The texts of the rules are not shown from here: either script will do. */
async function load(): Promise<RuleBase> {
  const { default: files } = await import('virtual:rules/zh-Hant');
  const base = loadRuleBase(await files());
  if (!base.ok) throw new Error(base.problems.map(sentence).join('\n'));
  return base.value;
}

let loading: Promise<RuleBase> | undefined;
const base = (): Promise<RuleBase> => (loading ??= load());

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows take one
const handle = createHandler(base, (message) => self.postMessage(message));
self.addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data));
