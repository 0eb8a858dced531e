import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpRequest } from '@azure/functions';
import { serve } from '../../functions/http/edge.ts';
import { compileRoutes } from '../../functions/http/router.ts';
import { composeLocal, type LocalPorts } from '../../functions/local/compose.ts';
import { DEMO_PARTNERS, type DemoPartner } from '../../functions/local/demo.ts';
import { BEHAVIOURS, type BehaviourName } from '../../functions/local/misbehaviour/behaviours.ts';
import { misbehave } from '../../functions/local/misbehaviour/http.ts';
import { forget } from '../../functions/local/misbehaviour/misbehaviour.ts';
import { scorecardOf } from '../../functions/local/misbehaviour/scorecard.ts';
import { makeState } from '../../functions/local/state/make.ts';
import { openStates } from '../../functions/local/state/states.ts';
import { OPERATIONS } from '../../functions/operations.ts';

const [LANTERN, HARBOUR] = DEMO_PARTNERS as [DemoPartner, DemoPartner];
export { HARBOUR, LANTERN };

export interface Sending {
  readonly token?: string;
  readonly requestId?: string;
  readonly body?: unknown;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** `any` stands for what the test knows it to be. */
  readonly body: { [name: string]: unknown; items?: { id: string }[]; id?: string };
}

export interface BadDay {
  /** Back to the named state `demo`, with nothing switched on. */
  begin(): Promise<void>;
  readonly ports: LocalPorts;
  /** Moves the clock by which waiting is measured. */
  wait(ms: number): void;
  on(name: BehaviourName, settings?: object, partner?: DemoPartner): void;
  off(name: BehaviourName): void;
  /** As Lantern Cloud, with the token it got first unless another is named. */
  send(call: string, sending?: Sending): Promise<Got>;
  newToken(partner?: DemoPartner): Promise<string>;
  figures(name: BehaviourName): Readonly<Record<string, number>>;
}

/** The edge with the misbehaviour before it, as the local host has it, in the named state `demo`. */
export async function openBadDay(): Promise<BadDay> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bad-day-'));
  const ports = await composeLocal({ dataDir, baseUrl: 'http://127.0.0.1:1' });
  const states = openStates({
    ...ports,
    dataDir,
    make: (name, folder) => makeState(name, folder, ports),
    onReplaced: () => forget(misbehaviour),
  });
  const { misbehaviour, authenticate, issuer } = ports;
  let now = 1_000_000;
  const before = misbehave({ operations: OPERATIONS, authenticate, misbehaviour, clock: () => now });
  const routes = compileRoutes(OPERATIONS.map((value) => ({ method: value.method, path: value.path, value })));

  async function newToken({ domain, app }: DemoPartner = LANTERN): Promise<string> {
    const form = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret };
    return String((await issuer.token(domain, 'v1', new URLSearchParams(form))).body['access_token']);
  }
  const first = await newToken();

  return {
    begin: async () => {
      await states.load('demo');
    },
    ports,
    newToken,
    wait: (ms) => (now += ms),
    on: (name, settings = {}, { tenantId } = LANTERN) => {
      misbehaviour.switches.switchOn(tenantId, name, BEHAVIOURS[name].parameters.parse(settings));
    },
    off: (name) => misbehaviour.switches.switchOff(LANTERN.tenantId, name),
    figures: (name) =>
      scorecardOf(LANTERN.tenantId, misbehaviour.switches).scores.find(({ behaviour }) => behaviour === name)?.figures ?? {},
    send: async (call, { token = first, requestId, body } = {}) => {
      const [method = '', address = ''] = call.split(' ');
      const url = new URL(address, 'http://localhost');
      const found = routes.match(method, url.pathname);
      if (!found) throw new Error(`${call} is no operation`);
      const request = new HttpRequest({
        method,
        url: url.href,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(requestId ? { 'ms-requestid': requestId } : {}),
        },
        params: found.params,
        ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
      });
      const { status = 200, headers, body: sent } = await before(request, () => serve(found.value, ports)(request));
      const text = typeof sent === 'string' ? sent : '';
      return { status, headers: headers as Got['headers'], text, body: text ? (JSON.parse(text) as Got['body']) : {} };
    },
  };
}
