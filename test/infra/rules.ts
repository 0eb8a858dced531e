import { posix } from 'node:path';
import type { Node } from 'web-tree-sitter';
import type { Bicep } from './bicep.ts';
import { declarations, isCalled, locals, references } from './references.ts';

/** Each rule gives what is wrong, one line each: nothing for files that keep it. */
export type Rule = (files: readonly Bicep[]) => string[];

/** The functions of Bicep that our files call. */
const FUNCTIONS = new Set(
  `allowed array bool deployer description empty endsWith environment flatten guid int loadJsonContent map maxLength minLength minValue
  readEnvironmentVariable resourceGroup secure string subscription subscriptionResourceId union uniqueString`.split(/\s+/),
);

export const syntax: Rule = (files) =>
  files.flatMap(({ name, root }) =>
    errorsIn(root).map((node) => `${name}:${node.startPosition.row + 1} ${node.text.slice(0, 40)}`),
  );

function errorsIn(node: Node): Node[] {
  if (node.isError || node.isMissing) return [node];
  return node.hasError ? node.children.flatMap((child) => (child ? errorsIn(child) : [])) : [];
}

/** Every name in an expression is declared in its file, or is a function of Bicep. */
export const names: Rule = (files) =>
  files.flatMap((file) => {
    const declared = new Set([...declarations(file), ...locals(file.root)]);
    return references(file.root)
      .filter((node) => (isCalled(node) ? !FUNCTIONS.has(node.text) : !declared.has(node.text)))
      .map((node) => `${file.name}:${node.startPosition.row + 1} ${node.text}`);
  });

/** Every parameter and variable is read. In a file of parameters they are for the template. */
export const unused: Rule = (files) =>
  files
    .filter(({ name }) => name.endsWith('.bicep'))
    .flatMap(({ name, root, params, variables }) => {
      const read = new Set(references(root).map((node) => node.text));
      return [...params, ...variables].flatMap(({ symbol }) => (read.has(symbol) ? [] : [`${name} ${symbol}`]));
    });

/** A module gets what it needs and nothing it does not know. */
export const moduleParams: Rule = (files) =>
  files.flatMap((file) =>
    file.modules.flatMap(({ symbol, path, params }) => {
      const target = fileAt(files, file, path);
      return target ? differences(`${file.name} ${symbol}`, Object.keys(params), target) : [`${file.name} ${symbol}: no ${path}`];
    }),
  );

/** A file of parameters gives its template what it needs and nothing it does not know. */
export const parameterFiles: Rule = (files) =>
  files
    .filter(({ name }) => name.endsWith('.bicepparam'))
    .flatMap((file) => {
      const template = fileAt(files, file, /^using '([^']+)'/m.exec(file.text)?.[1] ?? '');
      const given = file.variables.map(({ symbol }) => symbol);
      return template ? differences(file.name, given, template) : [`${file.name}: no template`];
    });

function differences(what: string, given: readonly string[], { params }: Bicep): string[] {
  const missing = params.filter(({ symbol, isRequired }) => isRequired && !given.includes(symbol));
  const unknown = given.filter((name) => !params.some(({ symbol }) => symbol === name));
  return [
    ...missing.map(({ symbol }) => `${what}: ${symbol} is missing`),
    ...unknown.map((name) => `${what}: ${name} is unknown`),
  ];
}

/** What a module gives out is read by its caller, and what is read is given out. */
export const outputs: Rule = (files) =>
  files.flatMap((file) => {
    const read = [...file.text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)].map(([, symbol = '', output = '']) => ({
      symbol,
      output,
    }));
    const given = file.modules.flatMap(({ symbol, path }) =>
      (fileAt(files, file, path)?.outputs ?? []).map((output) => ({ symbol, path, output: output.symbol })),
    );
    const isGiven = (one: { symbol: string; output: string }) =>
      given.some(({ symbol, output }) => symbol === one.symbol && output === one.output);
    const isRead = (path: string, name: string) =>
      given.some(
        (one) => one.path === path && one.output === name && read.some((r) => r.symbol === one.symbol && r.output === name),
      );
    return [
      ...read.filter((one) => !isGiven(one)).map(({ symbol, output }) => `${file.name}: ${symbol} has no output ${output}`),
      ...given.filter(({ path, output }) => !isRead(path, output)).map(({ path, output }) => `${path}: nobody reads ${output}`),
    ];
  });

function fileAt(files: readonly Bicep[], from: Bicep, path: string): Bicep | undefined {
  return files.find(({ name }) => name === posix.join(posix.dirname(from.name), path));
}
