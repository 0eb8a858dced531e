import * as z from 'zod';

/** A message in plain text: what lies in the queue of outgoing mail. */
export const Letter = z.object({ to: z.string(), subject: z.string(), text: z.string() });

export type Letter = z.infer<typeof Letter>;

/** What takes messages out of the house. It throws when it could not; the message is then tried again. */
export interface Mail {
  send(letter: Letter): Promise<void>;
}
