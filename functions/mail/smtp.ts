import type { Mail } from './port.ts';

/**
 * Mail through the operator's own relay, in any cloud.
 *
 * @param url   smtp://host:port or smtps://user:password@host
 * @param from  the sender's address
 */
export function openSmtpMail(url: string, from: string): Mail {
  return {
    send: async (letter) => {
      // loaded with the first message: a start does not wait for it
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(url);
      try {
        await transport.sendMail({ from, ...letter });
      } finally {
        transport.close();
      }
    },
  };
}
