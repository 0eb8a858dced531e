import { randomUUID } from 'node:crypto';
import * as z from 'zod';

const Company = z.object({
  name: z.string(),
  domain: z.string(),
  model: z.string(),
  sandbox: z.boolean(),
  users: z.array(z.object({ userPrincipalName: z.string(), password: z.string(), admin: z.string() })),
  app: z.object({ clientId: z.string(), clientSecret: z.string() }),
});

const Directory = z.object({ partners: z.array(Company), operator: Company, applicants: z.array(Company) });

type Partner = z.infer<typeof Company>;

export type Call = <T>(method: string, path: string, shape: z.ZodType<T>, body?: unknown) => Promise<T>;

export interface TourClient {
  readonly partner: Partner;
  readonly token: string;
  readonly call: Call;
  /** A file as it comes: a reconciliation file, a statement. */
  readonly download: (path: string) => Promise<Uint8Array>;
}

/** Signs in as the global admin of a partner, the first direct one with a sandbox by default, with what `GET /local` tells anyone. */
export async function signIn(base: string, name?: string): Promise<TourClient> {
  const { partners, operator, applicants } = Directory.parse(await (await fetch(`${base}/local`)).json());
  const partner = [...partners, operator, ...applicants].find((one) =>
    name === undefined ? one.model === 'direct' && one.sandbox : one.name === name,
  );
  const user = partner?.users.find(({ admin }) => admin === 'global_admin');
  if (!partner || !user) throw new Error('the server has no direct sandbox partner');
  const form = new URLSearchParams({
    grant_type: 'password',
    client_id: partner.app.clientId,
    client_secret: partner.app.clientSecret,
    username: user.userPrincipalName,
    password: user.password,
  });
  const answer = await fetch(`${base}/${partner.domain}/oauth2/token`, { method: 'POST', body: form });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());

  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'MS-RequestId': randomUUID(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
  return {
    partner,
    token,
    call: async (method, path, shape, body) => shape.parse(await (await send(method, path, body)).json()),
    download: async (path) => new Uint8Array(await (await send('GET', path)).arrayBuffer()),
  };
}
