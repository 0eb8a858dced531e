import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPorts } from '../compose.ts';
import { DEMO_STATES, isDemoState, type DemoStateName } from './demo-states.ts';

/** The data of this machine, kept and brought back whole: documents, queue and files. */
export interface States {
  list(): { states: { name: string; about: string }[]; snapshots: { name: string; savedAt: string; bytes: number }[] };
  /** Keeps what there is now under a name, in the place of what was kept under it. */
  save(name: string): Promise<'saved' | 'badName'>;
  /** Puts a snapshot or a named state in the place of what there is now. */
  load(name: string): Promise<'loaded' | 'unknown' | 'otherVersion'>;
}

interface Around extends Pick<LocalPorts, 'store' | 'blobs' | 'queue' | 'fence'> {
  readonly dataDir: string;
  /** Makes a named state in a folder. */
  readonly make: (name: DemoStateName, folder: string) => Promise<void>;
  /** What else has to begin anew with a state. */
  readonly onReplaced: () => void;
}

/** Of snapshots: lies in `snapshots/` of the data folder. */
export const SNAPSHOTS = 'snapshots';
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DATABASE = 'documents.db';
const FILES = 'files';

export function openStates({ dataDir, store, blobs, queue, fence, make, onReplaced }: Around): States {
  const [kept, made] = [join(dataDir, SNAPSHOTS), join(dataDir, 'states')];
  rmSync(made, { recursive: true, force: true }); // made by another version, maybe
  const making = new Map<string, Promise<void>>();

  /** The folder of a named state: made when it is first asked for. */
  async function folderOf(name: DemoStateName): Promise<string> {
    const folder = join(made, name);
    const done = making.get(name) ?? make(name, folder);
    making.set(name, done);
    await done.catch((error: unknown) => {
      making.delete(name);
      throw error;
    });
    return folder;
  }
  const snapshots = () => (existsSync(kept) ? readdirSync(kept).filter((name) => NAME.test(name)) : []);

  return {
    list: () => ({
      states: Object.entries(DEMO_STATES).map(([name, { about }]) => ({ name, about })),
      snapshots: snapshots().map((name) => {
        const { mtime, size } = statSync(join(kept, name, DATABASE));
        return { name, savedAt: mtime.toISOString(), bytes: size };
      }),
    }),
    save: async (name) => {
      if (!NAME.test(name) || isDemoState(name)) return 'badName';
      await fence.still(() => {
        const [folder, unfinished] = [join(kept, name), join(kept, `.${name}`)];
        rmSync(unfinished, { recursive: true, force: true });
        saveInto(unfinished, { store, blobs });
        rmSync(folder, { recursive: true, force: true });
        renameSync(unfinished, folder);
      });
      return 'saved';
    },
    load: async (name) => {
      if (!isDemoState(name) && !snapshots().includes(name)) return 'unknown';
      const folder = isDemoState(name) ? await folderOf(name) : join(kept, name);
      try {
        await fence.replace(() => {
          store.replaceWith(join(folder, DATABASE));
          queue.reclaim();
          blobs.replaceWith(join(folder, FILES));
          onReplaced();
        });
        return 'loaded';
      } catch (error) {
        if ((error as Error).name === 'UnknownLayout') return 'otherVersion';
        throw error;
      }
    },
  };
}

/** The folder is new. */
export function saveInto(folder: string, { store, blobs }: Pick<Around, 'store' | 'blobs'>): void {
  mkdirSync(folder, { recursive: true });
  store.saveTo(join(folder, DATABASE));
  blobs.saveTo(join(folder, FILES));
}
