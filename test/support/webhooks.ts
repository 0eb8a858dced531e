import type { Webhooks } from '../../functions/webhooks/ports.ts';

/** Every address is a good one, and nothing is sent. */
export const noWebhooks: Webhooks = {
  sender: {
    refusalOf: async () => undefined,
    post: async () => {
      throw new Error('this test sends no events');
    },
  },
  signer: { certificates: 'sample certificates', thumbprint: 'sample-thumbprint', sign: () => 'c2FtcGxl' },
  apiUrl: 'https://api.example.com',
};
