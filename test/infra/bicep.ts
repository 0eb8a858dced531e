import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, Parser, type Node } from 'web-tree-sitter';

/** A literal as its value; any other expression as its source text. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Declared {
  readonly symbol: string;
  readonly node: Node;
}

export interface Resource extends Declared {
  readonly type: string;
  readonly version: string;
  readonly body: { readonly [key: string]: Value };
}

export interface Module extends Declared {
  readonly path: string;
  readonly params: { readonly [key: string]: Value };
}

export interface Bicep {
  readonly name: string;
  readonly text: string;
  readonly root: Node;
  readonly params: readonly (Declared & { readonly isRequired: boolean; readonly isSecure: boolean })[];
  readonly variables: readonly Declared[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly Declared[];
}

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

export const INFRA = join(import.meta.dirname, '../../infra');

export function readBicep(name: string): Bicep {
  return parseBicep(name, readFileSync(join(INFRA, name), 'utf8'));
}

/** A file of parameters too: there `param x = 1` has no type, which the grammar does not know; it is read as a variable. */
export function parseBicep(name: string, text: string): Bicep {
  const source = name.endsWith('.bicepparam') ? text.replaceAll(/^param (\w+) =/gm, 'var   $1 =') : text;
  const root = parser.parse(source)?.rootNode;
  if (!root) throw new Error(`${name} could not be parsed`);
  const all = (type: string) =>
    root.namedChildren.flatMap((node) => (node?.type === type ? [{ node, symbol: symbolOf(node) }] : []));
  return {
    name,
    text,
    root,
    params: all('parameter_declaration').map(({ node, symbol }) => ({
      symbol,
      node,
      isRequired: !node.children.some((child) => child?.type === '=') && !node.text.endsWith('?'),
      isSecure: node.previousNamedSibling?.type === 'decorators' && node.previousNamedSibling.text.includes('@secure()'),
    })),
    variables: all('variable_declaration'),
    resources: all('resource_declaration').map(({ node, symbol }) => {
      const [type = '', version = ''] = textOf(node.namedChild(1)).split('@');
      return { symbol, node, type, version, body: bodyOf(node) };
    }),
    modules: all('module_declaration').map(({ node, symbol }) => ({
      symbol,
      node,
      path: textOf(node.namedChild(1)),
      params: (bodyOf(node)['params'] ?? {}) as { [key: string]: Value },
    })),
    outputs: all('output_declaration'),
  };
}

export function nodesIn(node: Node): Node[] {
  return [node, ...node.namedChildren.flatMap((child) => (child ? nodesIn(child) : []))];
}

/** The keys of the object literals in a piece of source, however they are joined together. */
export function keysIn(node: Node): string[] {
  return nodesIn(node).flatMap((one) => (one.type === 'object_property' ? [keyOf(one)] : []));
}

export function valueOf(node: Node | null): Value {
  if (!node) return null;
  if (node.type === 'object') return objectOf(node);
  if (node.type === 'array') return node.namedChildren.map(valueOf);
  if (node.type === 'number') return Number(node.text);
  if (node.type === 'boolean') return node.text === 'true';
  return textOf(node);
}

/** What a string says, and the source of anything else. */
export function textOf(node: Node | null): string {
  const text = node?.text ?? '';
  return node?.type === 'string' ? text.replace(/^('''|')/, '').replace(/('''|')$/, '') : text;
}

function objectOf(node: Node): { [key: string]: Value } {
  const properties = node.namedChildren.filter((child) => child?.type === 'object_property');
  return Object.fromEntries(properties.map((property) => [keyOf(property!), valueOf(property!.lastNamedChild)]));
}

function keyOf(property: Node): string {
  return textOf(property.namedChild(0));
}

function symbolOf(declaration: Node): string {
  return declaration.namedChildren.find((child) => child?.type === 'identifier')?.text ?? '';
}

/** What stands between the braces, also behind `if` and `for`. */
function bodyOf(declaration: Node): { [key: string]: Value } {
  const last = declaration.lastNamedChild;
  const body =
    last?.type === 'for_statement' ? last.childForFieldName('body') : last?.type === 'if_statement' ? last.lastNamedChild : last;
  return body?.type === 'object' ? objectOf(body) : {};
}
