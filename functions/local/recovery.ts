import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { isStrong } from '../identity/password.ts';
import { minutesAfter, type Instant } from '../shared/calendar.ts';
import { defineKind, put, remove, replace, type Store } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import type { Mail } from '../mail/port.ts';
import type { DemoPartner } from './demo.ts';
import type { LocalUsers } from './users.ts';

const Recovery = z.object({ userId: z.string(), code: z.string(), endsAt: StoredInstant, attemptsLeft: z.int() });

/** A code that was sent to somebody who cannot sign in. A new one takes its place. */
const RECOVERY = defineKind<z.infer<typeof Recovery>>({
  name: 'recovery',
  container: 'partners',
  schemaVersion: 1,
  schema: Recovery,
  idOf: ({ userId }) => userId,
  indexes: {},
  ttlSeconds: 24 * 3600,
});

const CODE_MINUTES = 15;
const ATTEMPTS = 5;

export type NewPasswordProblem = 'wrong' | 'weak';

/** The ways to a password of one's own at the development issuer. @rule R-USR-09 to R-USR-11 */
export interface Passwords {
  /** With the one that is known: a temporary one, or an old one. */
  change(
    partner: DemoPartner,
    form: { username: string; password: string; newPassword: string },
  ): Promise<'done' | NewPasswordProblem>;
  /** Sends a code to the user, if there is such a user: the answer is the same. */
  requestCode(partner: DemoPartner, username: string): Promise<void>;
  /** With the code: five attempts, fifteen minutes. */
  recover(
    partner: DemoPartner,
    form: { username: string; code: string; newPassword: string },
  ): Promise<'done' | NewPasswordProblem>;
}

interface Around {
  readonly users: LocalUsers;
  readonly mail: Mail;
  readonly now: () => Instant;
}

export function passwords(store: Store, { users, mail, now }: Around): Passwords {
  const partitionOf = ({ tenantId }: DemoPartner) => store.partition('partners', tenantId);

  return {
    change: async (partner, { username, password, newPassword }) => {
      if ((await users.signIn(partner, username, password)) === 'wrong') return 'wrong';
      const user = await users.find(partner, username);
      if (!user || !isStrong(newPassword) || newPassword === password) return 'weak';
      await users.choosePassword(partner, user, newPassword);
      return 'done';
    },
    requestCode: async (partner, username) => {
      const user = await users.find(partner, username);
      if (!user) return;
      const partition = partitionOf(partner);
      const code = String(randomInt(100_000_000)).padStart(8, '0');
      const endsAt = minutesAfter(now(), CODE_MINUTES);
      const was = await partition.get(RECOVERY, user.userId);
      await partition.commit([put(RECOVERY, { userId: user.userId, code, endsAt, attemptsLeft: ATTEMPTS }, was)]);
      const text = `Your code is ${code}. It is good for ${CODE_MINUTES} minutes. If you did not ask for it, ignore this message.`;
      await mail.send({ to: user.userPrincipalName, subject: 'Your code for a new password', text });
    },
    recover: async (partner, { username, code, newPassword }) => {
      const user = await users.find(partner, username);
      const partition = partitionOf(partner);
      const recovery = user && (await partition.get(RECOVERY, user.userId));
      if (!recovery || recovery.value.attemptsLeft === 0 || now() >= recovery.value.endsAt) return 'wrong';
      if (recovery.value.code !== code) {
        const less = { ...recovery.value, attemptsLeft: recovery.value.attemptsLeft - 1 };
        await partition.commit([replace(RECOVERY, less, recovery)]);
        return 'wrong';
      }
      if (!isStrong(newPassword)) return 'weak';
      if ((await partition.commit([remove(RECOVERY, recovery)])) === 'conflict') return 'wrong'; // used a moment ago
      await users.choosePassword(partner, user, newPassword);
      return 'done';
    },
  };
}
