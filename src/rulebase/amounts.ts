import { factsIn, paramsIn } from './conditions.ts';
import type { AmountNode } from './schema.ts';

/** The amounts that one is made of, in order: of an `if` both sides. */
export function childrenOf(node: AmountNode): readonly AmountNode[] {
  if ('min' in node) return node.min;
  if ('max' in node) return node.max;
  if ('add' in node) return node.add;
  if ('mul' in node) return node.mul;
  if ('sub' in node) return node.sub;
  if ('amount' in node || 'param' in node || 'fact' in node || 'award' in node || 'unlimited' in node) return [];
  return [node.then, node.else];
}

/** An amount and all it is made of, each before its children. */
export const nodesIn = (node: AmountNode): AmountNode[] => [node, ...childrenOf(node).flatMap(nodesIn)];

/** Facts an amount reads, whether or not they are answered, in order, repeats kept. */
export const factsOfAmount = (tree: AmountNode): string[] =>
  nodesIn(tree).flatMap((node) => ('fact' in node ? [node.fact] : 'if' in node ? factsIn(node.if) : []));

/** Parameters an amount reads, in order, repeats kept. */
export const paramsOfAmount = (tree: AmountNode): string[] =>
  nodesIn(tree).flatMap((node) => ('param' in node ? [node.param] : 'if' in node ? paramsIn(node.if) : []));
