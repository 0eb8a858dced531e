export interface Route<T> {
  readonly method: string;
  /** `v1/customers/{customerId}/orders` or `files/{*rest}`: no leading slash. */
  readonly path: string;
  readonly value: T;
}

export interface Match<T> {
  readonly value: T;
  /** Percent-decoded, but for `%2F`, which stays as it was sent. */
  readonly params: Record<string, string>;
}

export interface Router<T> {
  /** @param path  with its leading slash; a single slash at its end makes no difference */
  readonly match: (method: string, path: string) => Match<T> | undefined;
  /** Whether any method has this path. */
  readonly knows: (path: string) => boolean;
}

interface Leaf<T> {
  readonly names: readonly string[];
  readonly value: T;
}

/** One level of the tree of paths: what may follow the segments so far. */
interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  parameter: Node<T> | undefined;
  /** By method: the routes that end here, and those whose `{*rest}` begins here. */
  readonly ends: Map<string, Leaf<T>>;
  readonly rests: Map<string, Leaf<T>>;
}

/**
 * Routes as ASP.NET matches them: a literal segment before a parameter before a catch-all, from left to right; literals
 * without regard to case; a route with another method is passed over. Constraints and optional parameters are refused.
 */
export function compileRoutes<T>(routes: readonly Route<T>[]): Router<T> {
  const root = emptyNode<T>();
  for (const route of routes) add(root, route);

  return {
    match: (method, path) => {
      const search: Search = { segments: segmentsOf(path), values: [], method };
      const leaf = find(root, 0, search);
      return (
        leaf && { value: leaf.value, params: Object.fromEntries(leaf.names.map((name, i) => [name, search.values[i] ?? ''])) }
      );
    },
    knows: (path) => find(root, 0, { segments: segmentsOf(path), values: [], method: undefined }) !== undefined,
  };
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), parameter: undefined, ends: new Map(), rests: new Map() };
}

function add<T>(root: Node<T>, { method, path, value }: Route<T>): void {
  const names: string[] = [];
  let node = root;
  let leaves = root.ends;
  for (const segment of path === '' ? [] : path.split('/')) {
    const [, rest, name] = /^\{(\*?)(\w+)\}$/.exec(segment) ?? [];
    if (leaves === node.rests) throw new Error(`${path}: nothing may follow a catch-all`);
    if (name === undefined && (segment === '' || /[{}]/.test(segment))) throw new Error(`${path}: "${segment}" is no segment`);
    if (name !== undefined) names.push(name);
    if (name === undefined) node = child(node.literals, segment.toLowerCase());
    else if (!rest) node = node.parameter ??= emptyNode<T>();
    leaves = rest ? node.rests : node.ends;
  }
  if (leaves.has(method)) throw new Error(`${method} ${path}: two routes are alike`);
  leaves.set(method, { names, value });
}

function child<T>(literals: Map<string, Node<T>>, segment: string): Node<T> {
  const node = literals.get(segment) ?? emptyNode<T>();
  literals.set(segment, node);
  return node;
}

interface Search {
  readonly segments: readonly string[];
  /** Of the parameters on the way to the current node; those of the route that was found, in the end. */
  readonly values: string[];
  /** Any, when undefined. */
  readonly method: string | undefined;
}

/** @param at  the segment that `node` has to match, as well as all after it */
function find<T>(node: Node<T>, at: number, search: Search): Leaf<T> | undefined {
  const segment = search.segments[at];
  if (segment === undefined) return pick(node.ends, search) ?? findRest(node, at, search);
  const literal = node.literals.get(segment.toLowerCase());
  return (literal && find(literal, at + 1, search)) ?? findParameter(node, at, search) ?? findRest(node, at, search);
}

function findParameter<T>({ parameter }: Node<T>, at: number, search: Search): Leaf<T> | undefined {
  const segment = search.segments[at];
  if (!parameter || !segment) return undefined; // an empty segment is no value
  search.values.push(segment);
  const leaf = find(parameter, at + 1, search);
  if (!leaf) search.values.pop();
  return leaf;
}

function findRest<T>({ rests }: Node<T>, at: number, search: Search): Leaf<T> | undefined {
  const leaf = pick(rests, search);
  if (leaf) search.values.push(search.segments.slice(at).join('/'));
  return leaf;
}

function pick<T>(leaves: Map<string, Leaf<T>>, { method }: Search): Leaf<T> | undefined {
  return method === undefined ? leaves.values().next().value : leaves.get(method);
}

function segmentsOf(path: string): string[] {
  const trimmed = path.slice(path.startsWith('/') ? 1 : 0, path.length > 1 && path.endsWith('/') ? -1 : undefined);
  return trimmed === '' ? [] : trimmed.split('/').map((segment) => (segment.includes('%') ? decode(segment) : segment));
}

function decode(segment: string): string {
  const parts = segment.split(/(%2f)/i); // the odd ones are the slashes
  return parts.map((part, i) => (i % 2 === 1 ? part : decodeOrKeep(part))).join('');
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
