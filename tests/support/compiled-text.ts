/** Looks in a built script for code that turns a text into code, which the policy forbids and no library may try. */

/** Parsed code: nodes with a type, as every parser of JavaScript gives them. */
interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const TIMERS = ['setTimeout', 'setInterval'];

const GLOBALS = ['window', 'self', 'globalThis', 'global', 'top', 'parent', 'frames'];

/** The name of a callee: `eval`, `window.eval` and `globalThis['eval']` are all eval, a method of that name is `.eval`. */
function nameOf(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined;
  if (callee.type === 'Identifier') return String(callee['name']);
  if (callee.type === 'SequenceExpression') return nameOf((callee['expressions'] as unknown[]).at(-1)); // (0, eval)(…)
  if (callee.type !== 'MemberExpression') return undefined;
  const property = callee['property'];
  if (!isNode(property)) return undefined;
  const name = property.type === 'Literal' ? String(property['value']) : String(property['name']);
  const owner = callee['object'];
  return isNode(owner) && owner.type === 'Identifier' && GLOBALS.includes(String(owner['name'])) ? name : `.${name}`;
}

const isText = (value: unknown): boolean =>
  isNode(value) &&
  ((value.type === 'Literal' && typeof value['value'] === 'string') || value.type === 'TemplateLiteral');

function faultOf(node: Node): string | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  const name = nameOf(node['callee']);
  const [first] = node['arguments'] as unknown[];
  if (name === 'eval' || name === 'Function' || name === 'GeneratorFunction' || name === 'execScript') return name;
  if (name === 'importScripts') return name;
  if (name === '.constructor' && isText(first)) return 'constructor of a text';
  return name !== undefined && TIMERS.includes(name) && isText(first) ? `${name} of a text` : undefined;
}

/** Every place that compiles a text, by what it calls. `program` is the parsed script. */
export function compiledTexts(program: unknown): { what: string; at: number }[] {
  const found: { what: string; at: number }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isNode(value)) return;
    const what = faultOf(value);
    if (what !== undefined) found.push({ what, at: value.start });
    for (const field of Object.values(value)) if (typeof field === 'object') visit(field);
  };
  visit(program);
  return found;
}
