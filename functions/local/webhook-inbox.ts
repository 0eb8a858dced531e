import type { LocalPorts } from './compose.ts';
import { textOf, type Handler } from './form.ts';

const SHOWN = 50;

/** A receiver to try webhooks with: register this host's `/local/webhooks`, and GET it to see what came, the latest first. */
export function webhookRoutes({ webhooks: { signer }, fence }: LocalPorts): { method: string; path: string; value: Handler }[] {
  let inbox = { era: fence.era(), arrived: [] as Record<string, unknown>[] };
  /** What came since the state of this machine was last replaced. */
  const current = () => {
    if (inbox.era !== fence.era()) inbox = { era: fence.era(), arrived: [] };
    return inbox.arrived;
  };
  return [
    {
      method: 'POST',
      path: 'local/webhooks',
      value: async (request) => {
        const { headers } = request;
        const text = await textOf(request);
        const signature = headers['x-ms-signature'] ?? headers.authorization;
        // the same text has the same signature: whoever has no key checks it with the certificate
        const isSigned = signature === `Signature ${signer.sign(text)}`;
        const event = isSigned ? (JSON.parse(text) as unknown) : text;
        current().unshift({ requestId: headers['ms-requestid'], isSigned, event });
        current().splice(SHOWN);
        return { status: 200, body: {} };
      },
    },
    { method: 'GET', path: 'local/webhooks', value: async () => ({ events: current() }) },
  ];
}
