import * as z from 'zod';
import type { IncomingMessage } from 'node:http';
import { jsonOf, type DevAnswer } from '../dev-door.ts';
import { DEMO_PARTNERS, type DemoPartner } from '../demo.ts';
import { partnerOf } from '../development-issuer.ts';
import { BEHAVIOUR_NAMES, BEHAVIOURS, isBehaviour, type BehaviourName } from './behaviours.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { scorecardOf } from './scorecard.ts';
import { scorecardPage } from './scorecard-page.ts';

type Handler = (request: IncomingMessage, params: Record<string, string>) => Promise<DevAnswer>;

/** The switches of misbehaviour, and the scorecards. A partner is named by its domain or its tenant id. */
export function misbehaviourRoutes({ switches }: Misbehaviour): { method: string; path: string; value: Handler }[] {
  const on = (partnerId: string) => switches.drills(partnerId).filter(({ isOn }) => isOn);
  const state = ({ name, tenantId }: DemoPartner) => ({
    partner: name,
    on: on(tenantId).map(({ name: behaviour, settings }) => ({ behaviour, settings })),
  });
  const switchOn = (partnerId: string, name: BehaviourName, given: unknown): string | undefined => {
    const settings = BEHAVIOURS[name].parameters.safeParse(given);
    if (!settings.success) return z.prettifyError(settings.error);
    switches.switchOn(partnerId, name, settings.data);
    return undefined;
  };
  const of = (params: Record<string, string>) => partnerOf(params['partner'] ?? '');

  return [
    {
      method: 'GET',
      path: 'dev/misbehaviour',
      value: async () => ({
        status: 200,
        body: { behaviours: BEHAVIOUR_NAMES.map(described), partners: DEMO_PARTNERS.map(state) },
      }),
    },
    {
      method: 'PUT',
      path: 'dev/misbehaviour/{partner}/{behaviour}',
      value: async (request, params) => {
        const [partner, { behaviour = '' }] = [of(params), params];
        if (!partner) return UNKNOWN_PARTNER;
        if (!isBehaviour(behaviour)) return UNKNOWN_BEHAVIOUR;
        const wrong = switchOn(partner.tenantId, behaviour, await jsonOf(request));
        if (wrong === undefined) return { status: 200, body: state(partner) };
        return { status: 400, body: { error: `The settings cannot be used.\n${wrong}`, ...described(behaviour) } };
      },
    },
    ...['dev/misbehaviour/{partner}', 'dev/misbehaviour/{partner}/{behaviour}'].map((path) => ({
      method: 'DELETE',
      path,
      value: async (_request: IncomingMessage, params: Record<string, string>): Promise<DevAnswer> => {
        const [partner, { behaviour }] = [of(params), params];
        if (!partner) return UNKNOWN_PARTNER;
        if (behaviour !== undefined && !isBehaviour(behaviour)) return UNKNOWN_BEHAVIOUR;
        switches.switchOff(partner.tenantId, behaviour);
        return { status: 200, body: state(partner) };
      },
    })),
    {
      method: 'GET',
      path: 'dev/misbehaviour/{partner}/scorecard',
      value: async ({ headers }, params) => {
        const partner = of(params);
        if (!partner) return UNKNOWN_PARTNER;
        const scorecard = scorecardOf(partner.tenantId, switches);
        const isForReader = headers.accept?.includes('text/html');
        return {
          status: 200,
          body: isForReader ? scorecardPage(partner.name, scorecard) : { partner: partner.name, ...scorecard },
        };
      },
    },
  ];
}

function described(name: BehaviourName) {
  const { does, goodClient, parameters } = BEHAVIOURS[name];
  return { name, does, goodClient, parameters: z.toJSONSchema(parameters, { io: 'input' }).properties };
}

const UNKNOWN_PARTNER: DevAnswer = {
  status: 404,
  body: { error: 'No demo partner has this domain or tenant id.', partners: DEMO_PARTNERS.map(({ domain }) => domain) },
};

const UNKNOWN_BEHAVIOUR: DevAnswer = {
  status: 404,
  body: { error: 'There is no such behaviour.', behaviours: BEHAVIOUR_NAMES },
};
