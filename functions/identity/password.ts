import { randomInt } from 'node:crypto';

/** Characters that cannot be taken for one another, and that need no escape in JSON, HTML or quotes. */
const CLASSES = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '#%*+-=?@'] as const;
const LENGTH = 16;

/** A random first password: 16 characters, of each class at least one. */
export function newPassword(): string {
  const all = CLASSES.join('');
  const characters: string[] = CLASSES.map(anyOf);
  while (characters.length < LENGTH) {
    // each goes to a random place, so that the four of fixed class do not stand in front
    characters.splice(randomInt(characters.length + 1), 0, anyOf(all));
  }
  return characters.join('');
}

function anyOf(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

/** As a directory wants it: eight characters at least, of three of the four kinds. */
export function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  return password.length >= 8 && password.length <= 256 && kinds >= 3;
}
