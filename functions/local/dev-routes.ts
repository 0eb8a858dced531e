import type { Extras } from '../host/http-server.ts';
import { compileRoutes } from '../http/router.ts';
import { isFromHere, sendDev } from './dev-door.ts';
import type { Misbehaviour } from './misbehaviour/misbehaviour.ts';
import { misbehaviourRoutes } from './misbehaviour/routes.ts';
import { stateRoutes } from './state/routes.ts';
import type { States } from './state/states.ts';

/** What only a developer on this machine may do: misbehaviour on demand, states on demand. */
export function devRoutes(misbehaviour: Misbehaviour, states: States, catchUp: () => Promise<void>): Extras {
  const routes = compileRoutes([...misbehaviourRoutes(misbehaviour), ...stateRoutes(states, catchUp)]);

  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = routes.match(request.method ?? 'GET', pathname);
    if (!found) return false;
    const refused = { status: 403, body: { error: 'Only tools and pages of this machine may call this.' } };
    const { status, body } = isFromHere(request) ? await found.value(request, found.params) : refused;
    sendDev(response, status, body);
    return true;
  };
}
