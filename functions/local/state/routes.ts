import type { IncomingMessage } from 'node:http';
import type { DevAnswer } from '../dev-door.ts';
import type { States } from './states.ts';

const NOT_LOADED = {
  unknown: 'There is no state of this name.',
  otherVersion: 'This snapshot was kept by another version, which stored its data differently; make it anew.',
};

type Handler = (request: IncomingMessage, params: Record<string, string>) => Promise<DevAnswer>;

/**
 * The data of this machine, reset, kept and brought back.
 *
 * @param catchUp  has what fell due since a state was kept done, as a start does
 */
export function stateRoutes(states: States, catchUp: () => Promise<void>): { method: string; path: string; value: Handler }[] {
  const load = async (name: string): Promise<DevAnswer> => {
    const loaded = await states.load(name);
    if (loaded !== 'loaded') return { status: 404, body: { error: NOT_LOADED[loaded], ...states.list() } };
    await catchUp();
    return { status: 200, body: { loaded: name } };
  };
  return [
    { method: 'GET', path: 'dev/state', value: async () => ({ status: 200, body: states.list() }) },
    { method: 'POST', path: 'dev/state/reset', value: () => load('empty') },
    { method: 'POST', path: 'dev/state/load/{name}', value: (_request, { name = '' }) => load(name) },
    {
      method: 'POST',
      path: 'dev/state/snapshots/{name}',
      value: async (_request, { name = '' }) => {
        if ((await states.save(name)) === 'saved') return { status: 200, body: { saved: name } };
        const error =
          'A name has lower-case letters, digits and hyphens, 40 at most, and is not that of a state there is already.';
        return { status: 400, body: { error, ...states.list() } };
      },
    },
  ];
}
