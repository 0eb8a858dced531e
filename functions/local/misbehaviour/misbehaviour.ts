import { decodeJwt } from 'jose';
import type { DevelopmentIssuer, TokenAnswer } from '../development-issuer.ts';
import { Cases } from './cases.ts';
import { LateThings } from './late.ts';
import { openSwitches, type Switches } from './switches.ts';

/** What this machine does wrong on purpose, and what it has seen of it. Nothing of it outlives the process. */
export interface Misbehaviour {
  readonly switches: Switches;
  readonly cases: Cases;
  readonly late: LateThings;
}

export function openMisbehaviour(): Misbehaviour {
  return { switches: openSwitches(), cases: new Cases(), late: new LateThings() };
}

/** Nothing on, nothing counted, nothing hidden. */
export function forget({ switches, cases, late }: Misbehaviour): void {
  switches.clear();
  cases.clear();
  late.clear();
}

/** The issuer, with a note of each token that it gives to a partner. */
export function noted(issuer: DevelopmentIssuer, { cases }: Misbehaviour): DevelopmentIssuer {
  const note = (answer: TokenAnswer): TokenAnswer => {
    const token = answer.body['access_token'];
    if (typeof token === 'string') cases.tokenGiven(String(decodeJwt(token)['tid']));
    return answer;
  };
  return {
    ...issuer,
    token: async (...asked) => note(await issuer.token(...asked)),
    exchange: async (token) => note(await issuer.exchange(token)),
  };
}
