import type { Partition, Write } from '../storage/port.ts';

/**
 * Where the users of partners sign in. On one machine it is the development issuer; on Azure it is the partner's own Entra ID,
 * which nobody but the partner makes users in, so there is none.
 */
export interface Directory {
  /** A user with a temporary password; the writes make it so. */
  newUser(partnerId: string, userPrincipalName: string): Promise<NewUser>;
  /** What takes a user out again. */
  leave(partition: Partition, userId: string): Promise<readonly Write[]>;
}

export interface NewUser {
  readonly userId: string;
  readonly temporaryPassword: string;
  readonly writes: readonly Write[];
}
