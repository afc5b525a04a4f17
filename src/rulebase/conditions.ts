import type { Condition, Operand } from './schema.ts';

/** Facts named in a condition, in order, repeats kept. */
export function factsIn(node: Condition): string[] {
  if ('all' in node) return node.all.flatMap(factsIn);
  if ('any' in node) return node.any.flatMap(factsIn);
  if ('not' in node) return factsIn(node.not);
  return 'fact' in node ? [node.fact] : [];
}

/** Parameters named in a condition, on either side of a test. */
export function paramsIn(node: Condition): string[] {
  if ('all' in node) return node.all.flatMap(paramsIn);
  if ('any' in node) return node.any.flatMap(paramsIn);
  if ('not' in node) return paramsIn(node.not);
  return [...('param' in node ? [node.param] : []), ...paramsOfOperand(node.value)];
}

/** Parameters that an operand stands for; none for a literal. */
export function paramsOfOperand(value: Operand): readonly string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [];
  if ('param' in value) return [value.param];
  return 'product' in value ? value.product : [value.reciprocal];
}
