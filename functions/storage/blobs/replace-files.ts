import { constants, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes one folder hold what another holds.
 *
 * @param except  a name that is neither copied nor removed
 */
export function replaceFiles({ from, to, except }: { from: string; to: string; except: string }): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(to)) if (name !== except) rmSync(join(to, name), { recursive: true });
  for (const name of readdirSync(from)) {
    // where the file system can share blocks between files, nothing is copied
    if (name !== except) cpSync(join(from, name), join(to, name), { recursive: true, mode: constants.COPYFILE_FICLONE });
  }
}
