import type { Ports } from '../identity/ports.ts';
import { Letter } from '../mail/port.ts';

/** The worker: a message that cannot be sent is tried again, and lies in the poison queue in the end. */
export async function sendMail({ mail }: Ports, message: unknown): Promise<void> {
  await mail.send(Letter.parse(message));
}
