import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Meter } from '../meter.ts';
import { nameOfSignedPath, readLinkKey, signedPath } from './links.ts';
import { assertBlobName } from './name.ts';
import type { BlobContent, Blobs } from './port.ts';
import { replaceFiles } from './replace-files.ts';

export interface FolderBlobs extends Blobs {
  /**
   * The file behind a link of `link`, for whoever serves `/files/`.
   *
   * @param pathAndQuery  as in the request line
   * @returns             undefined when the link is forged or has expired, and when the file is not there
   */
  openLinked(pathAndQuery: string, now: Date): Promise<BlobContent | undefined>;
  /** All files, finished or not, into a folder. While nothing is written, as in `replaceWith`. */
  saveTo(folder: string): void;
  /** All files out of such a folder, in the place of what is there. Links are signed as before. */
  replaceWith(folder: string): void;
}

const KEY = '.key';

/**
 * Files in a folder. `a/b.csv` lies in `a+b.csv`, so that `a` can be a file too; its content type in `.types`, its blocks
 * in `.staged` until it is finished; the key of the links in `.key`.
 *
 * @param baseUrl  put before links, without a slash at its end; without it a link is a path of this host
 */
export function openFolderBlobs({ directory, baseUrl = '' }: { directory: string; baseUrl?: string }, meter: Meter): FolderBlobs {
  const types = join(directory, '.types');
  const staging = join(directory, '.staged');
  for (const folder of [types, staging]) mkdirSync(folder, { recursive: true });
  const key = readLinkKey(join(directory, KEY));

  const placesOf = (name: string) => {
    assertBlobName(name);
    const flat = name.replaceAll('/', '+');
    return { whole: join(directory, flat), type: join(types, flat), staged: join(staging, flat) };
  };

  /** Whoever looks finds all of the content or no file, even after a power cut. */
  async function writeWhole(file: string, content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const temporary = join(staging, `${randomUUID()}~`); // no blob is called like this
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, file);
  }

  async function read(name: string): Promise<BlobContent | undefined> {
    const { whole, type } = placesOf(name);
    meter.count('read');
    if (!(await exists(whole))) return undefined;
    const [contentType, { size }] = await Promise.all([readFile(type, 'utf8'), stat(whole)]);
    return { contentType, length: size, stream: Readable.toWeb(createReadStream(whole)) };
  }

  return {
    read,

    stage: async (name, number, bytes) => {
      const { staged } = placesOf(name);
      meter.count('stage');
      await mkdir(staged, { recursive: true });
      await writeWhole(join(staged, number.toString()), bytes);
    },

    finish: async (name, blocks, contentType) => {
      const { whole, type, staged } = placesOf(name);
      meter.count('finish');
      if (!(await exists(whole))) {
        await writeWhole(type, contentType); // first: a file that exists has a type
        try {
          if (blocks === 1) await rename(join(staged, '0'), whole);
          else await writeWhole(whole, joined(staged, blocks));
        } catch (error) {
          if (!(await exists(whole))) throw error; // unless another writer finished it and took the blocks away
        }
      }
      await rm(staged, { recursive: true, force: true });
    },

    remove: async (name) => {
      const { whole, type } = placesOf(name);
      meter.count('remove');
      await rm(whole, { force: true });
      await rm(type, { force: true });
    },

    link: async (name, expiresAt) => {
      assertBlobName(name);
      return baseUrl + signedPath(key, name, expiresAt);
    },

    openLinked: async (pathAndQuery, now) => {
      const name = nameOfSignedPath(key, pathAndQuery, now);
      return name === undefined ? undefined : read(name);
    },

    saveTo: (folder) => replaceFiles({ from: directory, to: folder, except: KEY }),
    replaceWith: (folder) => replaceFiles({ from: folder, to: directory, except: KEY }),
  };
}

async function* joined(staged: string, blocks: number): AsyncIterable<Uint8Array> {
  for (let number = 0; number < blocks; number += 1) yield await readFile(join(staged, number.toString()));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
