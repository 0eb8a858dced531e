import type { LocalPorts } from './compose.ts';
import { partnerOf, type TokenAnswer } from './development-issuer.ts';
import { formOf, type Handler } from './form.ts';

/** Where somebody who cannot sign in gets a password of their own (R-USR-10); the code lies in the outbox. */
export function passwordRoutes({ passwords, outbox }: LocalPorts): { method: string; path: string; value: Handler }[] {
  const outcome = (done: 'done' | 'wrong' | 'weak'): TokenAnswer =>
    done === 'done' ? { status: 200, body: { status: 'changed' } } : { status: 400, body: PASSWORD_PROBLEMS[done] };
  return [
    {
      method: 'POST',
      path: '{tenant}/password',
      value: async (request, { tenant = '' }) => {
        const [form, partner] = [await formOf(request), partnerOf(tenant)];
        return partner && outcome(await passwords.change(partner, fields(form, 'username', 'password', 'newPassword')));
      },
    },
    {
      method: 'POST',
      path: '{tenant}/recovery',
      value: async (request, { tenant = '' }) => {
        const [form, partner] = [await formOf(request), partnerOf(tenant)];
        if (!partner) return undefined;
        await passwords.requestCode(partner, fields(form, 'username').username);
        return { status: 200, body: { status: 'sent', to: 'the user, if there is one: see GET /local/outbox' } };
      },
    },
    {
      method: 'POST',
      path: '{tenant}/recovery/code',
      value: async (request, { tenant = '' }) => {
        const [form, partner] = [await formOf(request), partnerOf(tenant)];
        return partner && outcome(await passwords.recover(partner, fields(form, 'username', 'code', 'newPassword')));
      },
    },
    { method: 'GET', path: 'local/outbox', value: async () => ({ messages: await outbox.latest() }) },
  ];
}

const PASSWORD_PROBLEMS = {
  wrong: {
    error: 'invalid_grant',
    error_description: 'The user, the password or the code is wrong, or the code has ended; ask for a new one.',
  },
  weak: {
    error: 'invalid_request',
    error_description: 'The new password needs eight characters at least, of three kinds (a, A, 1, #), and is not the old one.',
  },
};

function fields<N extends string>(form: URLSearchParams, ...names: N[]): Record<N, string> {
  return Object.fromEntries(names.map((name) => [name, form.get(name) ?? ''])) as Record<N, string>;
}
