/** The rule base of the bundle, loaded once per script (traditional or simplified) and checked at the door. */
import { loadRuleBaseInSteps } from '../../rulebase/index.ts';
import type { Problem, RuleBase } from '../../rulebase/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { ruleFiles, scriptOf } from './rule-files.ts';
import type { Script } from './rule-files.ts';

/** Rule files that do not pass the check; `problems` name file, field and what was expected. */
export class BrokenRulesError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('the rule files of this version do not pass their check');
    this.problems = problems;
  }
}

const loading = new Map<Script, Promise<RuleBase>>();
const ready = new Map<Script, RuleBase>();

const AT_ONCE = 10; // ms of work before the page may do something else

/** Waits for the page to have a turn, where it has had none for a while. */
function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < AT_ONCE) return;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel(); // a timer would wait longer each time
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
    since = performance.now();
  };
}

async function load(script: Script): Promise<RuleBase> {
  const result = await loadRuleBaseInSteps(await ruleFiles(script), breather());
  if (!result.ok) throw new BrokenRulesError(result.problems);
  ready.set(script, result.value);
  return result.value;
}

/** The rule base, where it is here already. */
export const ruleBaseLoaded = (locale: Locale): RuleBase | undefined => ready.get(scriptOf(locale));

/** The rule base with its texts in the script of `locale`. A failed load is forgotten, so that a retry can succeed. */
export function ruleBaseFor(locale: Locale): Promise<RuleBase> {
  const script = scriptOf(locale);
  const known = loading.get(script);
  if (known) return known;
  const promise = load(script);
  loading.set(script, promise);
  promise.catch(() => loading.delete(script));
  return promise;
}
