import { assert } from '../../shared/assert.ts';

const SEGMENT = '[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?';
const NAME = new RegExp(`^${SEGMENT}(?:/${SEGMENT})*$`);
const NAME_LENGTH_MAX = 200;

/** Each part begins and ends with a letter or digit: no `..`, nothing hidden, nothing a file system or Azure would trim. */
export function isBlobName(name: string): boolean {
  return name.length <= NAME_LENGTH_MAX && NAME.test(name);
}

/** Names are made by us, from ids; a faulty one is our mistake. */
export function assertBlobName(name: string): void {
  assert(isBlobName(name), `${JSON.stringify(name)} is no name of a file`);
}
