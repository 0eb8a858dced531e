import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { blobsConformance } from './blobs-conformance.ts';

const folder = () => mkdtemp(join(tmpdir(), 'partner-center-'));

blobsConformance('files in a folder', async () => {
  const directory = await folder();
  const meter = new Meter();
  const blobs = openFolderBlobs({ directory }, meter);
  return {
    blobs,
    meter,
    follow: async (link) => {
      const found = await blobs.openLinked(link, new Date());
      return found && text(found.stream);
    },
    close: () => rm(directory, { recursive: true }),
  };
});

describe('files in a folder, on disk', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await folder();
  });
  afterEach(() => rm(directory, { recursive: true }));

  const opened = (baseUrl?: string) =>
    openFolderBlobs(baseUrl === undefined ? { directory } : { directory, baseUrl }, new Meter());

  test('blocks wait on disk for a writer that starts again', async () => {
    await opened().stage('a.csv', 0, Buffer.from('before '));
    const again = opened();
    await again.stage('a.csv', 1, Buffer.from('after'));
    await again.finish('a.csv', 2, 'text/csv');
    const found = await again.read('a.csv');
    expect(found && (await text(found.stream))).toBe('before after');
  });

  test('a finished file leaves no blocks behind', async () => {
    const blobs = opened();
    await blobs.stage('p/a.csv', 0, Buffer.from('x'));
    await blobs.finish('p/a.csv', 1, 'text/csv');
    expect(await readdir(join(directory, '.staged'))).toEqual([]);
    expect((await readdir(directory)).sort()).toEqual(['.key', '.staged', '.types', 'p+a.csv']);
  });

  test('a crash while the file was put together is made good', async () => {
    const blobs = opened();
    await blobs.stage('a.csv', 0, Buffer.from('all of it'));
    await writeFile(join(directory, '.staged', 'a.csv', 'half'), 'all o');
    await writeFile(join(directory, '.types', 'a.csv'), 'text/csv');
    await blobs.finish('a.csv', 1, 'text/csv');
    const found = await blobs.read('a.csv');
    expect(found && (await text(found.stream))).toBe('all of it');
  });

  test('a crash while the blocks were taken away is made good', async () => {
    const blobs = opened();
    await blobs.stage('a.csv', 0, Buffer.from('one'));
    await blobs.finish('a.csv', 1, 'text/csv');
    await mkdir(join(directory, '.staged', 'a.csv'));
    await writeFile(join(directory, '.staged', 'a.csv', '7'), 'left over');
    await blobs.finish('a.csv', 8, 'text/csv');
    const found = await blobs.read('a.csv');
    expect(found && (await text(found.stream))).toBe('one');
    expect(await readdir(join(directory, '.staged'))).toEqual([]);
  });

  test('writers that come while another finishes and takes the blocks away do not fail', async () => {
    const blobs = opened();
    const numbers = Array.from({ length: 30 }, (_, number) => number);
    for (const number of numbers) await blobs.stage('a.csv', number, Buffer.from(`${number},`));
    const writers: Promise<void>[] = [];
    for (let writer = 0; writer < 20; writer += 1) {
      writers.push(blobs.finish('a.csv', numbers.length, 'text/csv'));
      await sleep(1); // so that one is among the blocks when the first takes them away
    }
    await Promise.all(writers);
    const found = await blobs.read('a.csv');
    expect(found && (await text(found.stream))).toBe(numbers.map((number) => `${number},`).join(''));
  });

  test('a link is a path with its expiry in seconds and outlives the process', async () => {
    const link = await opened().link('p/a.csv', new Date('2030-01-01T00:00:00.900Z'));
    expect(link).toMatch(/^\/files\/p\/a\.csv\?expires=1893456000&signature=[\w-]{43}$/);
    const blobs = opened();
    await blobs.stage('p/a.csv', 0, Buffer.from('x'));
    await blobs.finish('p/a.csv', 1, 'text/csv');
    const before = await blobs.openLinked(link, new Date('2029-12-31T23:59:59.999Z'));
    expect(before && (await text(before.stream))).toBe('x');
    expect(await blobs.openLinked(link, new Date('2030-01-01T00:00:00Z'))).toBeUndefined();
  });

  test('a link of another folder is refused', async () => {
    const other = await folder();
    const blobs = opened();
    await blobs.stage('a.csv', 0, Buffer.from('x'));
    await blobs.finish('a.csv', 1, 'text/csv');
    const foreign = await openFolderBlobs({ directory: other }, new Meter()).link('a.csv', new Date('2030-01-01T00:00:00Z'));
    await rm(other, { recursive: true });
    expect(await blobs.openLinked(foreign, new Date('2029-01-01T00:00:00Z'))).toBeUndefined();
  });

  test('a base URL makes links absolute', async () => {
    const link = await opened('https://files.example').link('a.csv', new Date('2030-01-01T00:00:00Z'));
    expect(link.startsWith('https://files.example/files/a.csv?expires=1893456000&signature=')).toBe(true);
  });

  for (const path of [
    '',
    '/',
    '/files/',
    '/files/../.key',
    '/files/.key?expires=9&signature=x',
    '/other/a.csv?expires=9&signature=x',
  ]) {
    test(`${JSON.stringify(path)} is no link`, async () => {
      expect(await opened().openLinked(path, new Date(0))).toBeUndefined();
    });
  }

  // Windows has no such modes.
  if (process.platform !== 'win32') {
    test('the key is for its owner only', async () => {
      opened();
      expect((await stat(join(directory, '.key'))).mode & 0o777).toBe(0o600);
    });
  }

  test('a spoilt key is refused at once', async () => {
    await writeFile(join(directory, '.key'), 'short');
    expect(() => opened()).toThrow('holds the link key');
  });
});
