import { signIn } from '../local/tour-client.ts';
import { Refused, WrongUsage } from './faults.ts';

/** Tokens are renewed so long before their end. */
const MARGIN_MS = 60_000;

export interface SignIn {
  readonly base: string;
  /** Application id or address of the API, as tokens name it. */
  readonly audience: string | undefined;
  /** A token that was got elsewhere. */
  readonly token: string | undefined;
}

/**
 * Where the tokens of the operator come from: a given one; on this machine the development issuer, as the demo operator's
 * global admin; otherwise Entra ID, by whatever signs in there: `az login`, a managed identity, a workload's.
 */
export function tokens({ base, audience, token }: SignIn): () => Promise<string> {
  if (token !== undefined) return async () => token;
  if (audience !== undefined) return entraTokens(audience);
  if (isThisMachine(base)) return localToken(base);
  throw new WrongUsage(
    'Name the API with --audience, or in OPERATOR_AUDIENCE, to sign in to Entra ID; or put a token in OPERATOR_TOKEN.',
  );
}

function localToken(base: string): () => Promise<string> {
  let signedIn: Promise<string> | undefined;
  return () => (signedIn ??= signIn(base, 'Operator').then((client) => client.token));
}

function entraTokens(audience: string): () => Promise<string> {
  let known = { token: '', expiresOnTimestamp: 0 };
  return async () => {
    if (known.expiresOnTimestamp - MARGIN_MS > Date.now()) return known.token;
    const { DefaultAzureCredential } = await import('@azure/identity'); // large, and of no use on this machine
    known = await new DefaultAzureCredential().getToken(`${audience}/.default`).catch((error: Error) => {
      throw new Refused(`Entra ID gave no token for ${audience}; sign in with "az login". ${error.message}`);
    });
    return known.token;
  };
}

export function isThisMachine(base: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname);
}
