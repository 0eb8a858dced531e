import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Ignorer } from '@stryker-mutator/api/ignore';

interface CallPath {
  isCallExpression(): this is { node: { callee: { name?: string } } };
}

/** An assertion says what cannot be otherwise: no input makes it false, so no test can tell it from another. */
const ignorer: Ignorer = {
  shouldIgnore: (path) => {
    const call = path as CallPath;
    return call.isCallExpression() && call.node.callee.name === 'assert' ? 'an assertion' : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'asserts', ignorer)];
