import type { Node } from 'web-tree-sitter';
import { nodesIn, type Bicep } from './bicep.ts';

/** What a file declares for its expressions. */
export function declarations({ params, variables, resources, modules }: Bicep): string[] {
  return [...params, ...variables, ...resources, ...modules].map(({ symbol }) => symbol);
}

/** The names that loops and lambdas bring along. */
export function locals(root: Node): string[] {
  return nodesIn(root).flatMap((node) => {
    if (node.type === 'lambda_expression') return node.namedChild(0)?.text.match(/\w+/g) ?? [];
    if (node.type === 'loop_variable' || node.type === 'loop_enumerator') return [node.text];
    if (node.type === 'for_statement') return node.childForFieldName('initializer')?.text ?? [];
    return [];
  });
}

const DECLARING = /_declaration$|^object_property$|^lambda_expression$/;

/** Identifiers in expressions: neither the name of something that is declared there nor a type. */
export function references(root: Node): Node[] {
  return nodesIn(root).filter((node) => {
    const { parent } = node;
    if (node.type !== 'identifier' || !parent || parent.type === 'type' || parent.type === 'for_loop_parameters') return false;
    const isFirst = parent.namedChild(0)?.id === node.id;
    const isLoopName = parent.type === 'for_statement' && parent.childForFieldName('initializer')?.id === node.id;
    return !isLoopName && !(isFirst && DECLARING.test(parent.type));
  });
}

export function isCalled(node: Node): boolean {
  return node.parent?.type === 'call_expression' && node.parent.childForFieldName('function')?.id === node.id;
}
