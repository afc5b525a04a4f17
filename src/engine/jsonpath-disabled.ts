/**
 * Stands in for jsonpath-plus, which json-rules-engine pulls in and which contains `eval`.
 * No rule uses a `path`, so nothing may ever call this.
 */
export function JSONPath(): never {
  throw new Error('JSONPath is switched off: no rule may use "path"');
}
