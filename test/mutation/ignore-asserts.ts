import type { Ignorer } from '@stryker-mutator/api/ignore';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

interface Path {
  readonly node: { readonly callee?: Named; readonly expression?: { readonly callee?: Named } };
}

interface Named {
  readonly name?: string;
}

/** An assertion says what cannot be otherwise: no input makes it false, so no test can tell it from another. */
const ignorer: Ignorer = {
  shouldIgnore: (path) => {
    const { callee, expression } = (path as Path).node;
    return [callee, expression?.callee].some((one) => one?.name === 'assert') ? 'an assertion' : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'asserts', ignorer)];
