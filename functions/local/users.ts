import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { Directory } from '../identity/directory.ts';
import { newPassword } from '../identity/password.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, defineKind, indexOf, put, remove, under, type Entry, type Store } from '../storage/port.ts';
import { userIdOf, type DemoPartner } from './demo.ts';

/** Somebody who can sign in at the development issuer. */
export interface LocalUser {
  readonly userId: string;
  readonly userPrincipalName: string;
}

export interface LocalUsers {
  find(partner: DemoPartner, userPrincipalName: string): Promise<LocalUser | undefined>;
  /** `temporary`: the password is right, and opens nothing but the way to one of the user's own (R-USR-09). */
  signIn(partner: DemoPartner, userPrincipalName: string, password: string): Promise<LocalUser | 'temporary' | 'wrong'>;
  choosePassword(partner: DemoPartner, user: LocalUser, password: string): Promise<void>;
}

const Credential = z.object({
  userId: z.string(),
  userPrincipalName: z.string(),
  salt: z.string(),
  hash: z.string(),
  isTemporary: z.boolean(),
});

type Credential = z.infer<typeof Credential>;

/** The password of a user who was added, or who has chosen another one than the demo data gives. */
const CREDENTIAL = defineKind<Credential>({
  name: 'credential',
  container: 'partners',
  schemaVersion: 1,
  schema: Credential,
  idOf: ({ userId }) => userId,
  indexes: { byName: ({ userPrincipalName }) => [userPrincipalName.toLowerCase()] },
});

const CREDENTIALS_BY_NAME = indexOf(CREDENTIAL, 'byName');

const HASH_BYTES = 32;

async function hashOf(password: string, salt: string): Promise<Buffer> {
  const derive = promisify<string, string, number, Buffer>(scrypt);
  return derive(password, salt, HASH_BYTES);
}

async function credentialOf(user: LocalUser, password: string, isTemporary: boolean): Promise<Credential> {
  const { userId, userPrincipalName } = user;
  const salt = randomBytes(16).toString('base64');
  return { userId, userPrincipalName, salt, hash: (await hashOf(password, salt)).toString('base64'), isTemporary };
}

/** Users made on this machine: see `Directory`. */
export const localDirectory: Directory = {
  newUser: async (partnerId, userPrincipalName) => {
    const user = { userId: derivedGuid('local user', partnerId, userPrincipalName.toLowerCase()), userPrincipalName };
    const temporaryPassword = newPassword();
    const credential = await credentialOf(user, temporaryPassword, true);
    return { userId: user.userId, temporaryPassword, writes: [create(CREDENTIAL, credential)] };
  },
  leave: async (partition, userId) => {
    const credential = await partition.get(CREDENTIAL, userId);
    return credential ? [remove(CREDENTIAL, credential)] : [];
  },
};

/** Those of the demo data and those who were added since. */
export function localUsers(store: Store): LocalUsers {
  const partitionOf = ({ tenantId }: DemoPartner) => store.partition('partners', tenantId);

  async function findCredential(partner: DemoPartner, name: string): Promise<Entry<Credential> | undefined> {
    const page = { ...under(name.toLowerCase()), limit: 1 };
    return (await partitionOf(partner).list(CREDENTIALS_BY_NAME, page)).items[0];
  }

  const demoUser = (partner: DemoPartner, name: string) =>
    partner.users.find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === name.toLowerCase());

  return {
    find: async (partner, name) => {
      const known = (await findCredential(partner, name))?.value;
      if (known) return { userId: known.userId, userPrincipalName: known.userPrincipalName };
      const demo = demoUser(partner, name);
      return demo && { userId: userIdOf(demo), userPrincipalName: demo.userPrincipalName };
    },
    signIn: async (partner, name, password) => {
      const known = (await findCredential(partner, name))?.value;
      if (known) {
        const isRight = timingSafeEqual(await hashOf(password, known.salt), Buffer.from(known.hash, 'base64'));
        if (!isRight) return 'wrong';
        return known.isTemporary ? 'temporary' : { userId: known.userId, userPrincipalName: known.userPrincipalName };
      }
      const demo = demoUser(partner, name);
      if (demo?.password !== password) return 'wrong';
      return { userId: userIdOf(demo), userPrincipalName: demo.userPrincipalName };
    },
    choosePassword: async (partner, user, password) => {
      const partition = partitionOf(partner);
      const credential = await credentialOf(user, password, false);
      const was = await partition.get(CREDENTIAL, user.userId);
      await partition.commit([put(CREDENTIAL, credential, was)]); // a lost race: somebody has just chosen another
    },
  };
}
