import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Blobs } from '../../functions/storage/blobs/port.ts';
import type { Meter } from '../../functions/storage/meter.ts';

/** An adapter without any file in it. */
export interface OpenedBlobs {
  readonly blobs: Blobs;
  readonly meter: Meter;
  /** What anyone gets who has the link; undefined when refused. */
  follow(link: string): Promise<string | undefined>;
  close(): Promise<void>;
}

const bytes = (text: string) => Buffer.from(text);
const later = () => new Date(Date.now() + 3_600_000);

/** The contract of `storage/blobs/port.ts`, for any adapter. */
export function blobsConformance(name: string, open: () => Promise<OpenedBlobs>): void {
  describe(name, () => {
    let opened: OpenedBlobs;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    async function content(file: string): Promise<string | undefined> {
      const found = await opened.blobs.read(file);
      return found && (await buffer(found.stream)).toString();
    }

    /** A finished file of these blocks. */
    async function given(file: string, ...blocks: string[]): Promise<void> {
      for (const [number, block] of blocks.entries()) await opened.blobs.stage(file, number, bytes(block));
      await opened.blobs.finish(file, blocks.length, 'text/csv');
    }

    test('a file that was never begun is absent', async () => {
      expect(await opened.blobs.read('a.csv')).toBeUndefined();
    });

    test('a file is absent until it is finished', async () => {
      await opened.blobs.stage('a.csv', 0, bytes('one'));
      expect(await opened.blobs.read('a.csv')).toBeUndefined();
    });

    test('a file is its blocks in the order of their numbers, with length and content type', async () => {
      for (const number of [11, 2, 0, 10, 1, 9, 3, 8, 4, 7, 5, 6]) await opened.blobs.stage('a.csv', number, bytes(`${number},`));
      await opened.blobs.finish('a.csv', 12, 'text/csv; charset=utf-8');
      const found = await opened.blobs.read('a.csv');
      expect(found && (await buffer(found.stream)).toString()).toBe('0,1,2,3,4,5,6,7,8,9,10,11,');
      expect([found?.length, found?.contentType]).toEqual([26, 'text/csv; charset=utf-8']);
    });

    test('large blocks arrive byte for byte', async () => {
      const blocks = [1, 2, 3].map((seed) => Buffer.alloc(300_000).map((_, index) => (index * seed * 31) % 251));
      for (const [number, block] of blocks.entries()) await opened.blobs.stage('a.bin', number, block);
      await opened.blobs.finish('a.bin', 3, 'application/octet-stream');
      const found = await opened.blobs.read('a.bin');
      expect(found && Buffer.concat(blocks).equals(await buffer(found.stream))).toBe(true);
    });

    test('a block put again replaces the first', async () => {
      await opened.blobs.stage('a.csv', 0, bytes('a longer draft'));
      await opened.blobs.stage('a.csv', 1, bytes('!'));
      await opened.blobs.stage('a.csv', 0, bytes('fair'));
      await opened.blobs.finish('a.csv', 2, 'text/csv');
      expect(await content('a.csv')).toBe('fair!');
    });

    test('blocks beyond the count are no part of the file', async () => {
      for (const number of [0, 1, 2]) await opened.blobs.stage('a.csv', number, bytes(`${number}`));
      await opened.blobs.finish('a.csv', 2, 'text/csv');
      expect(await content('a.csv')).toBe('01');
    });

    test('a file may be empty', async () => {
      await opened.blobs.finish('a.csv', 0, 'text/csv');
      expect((await opened.blobs.read('a.csv'))?.length).toBe(0);
      expect(await content('a.csv')).toBe('');
    });

    test('a file that was taken away is absent, and taking it away again changes nothing', async () => {
      await given('a.csv', 'one');
      await opened.blobs.remove('a.csv');
      await opened.blobs.remove('a.csv');
      expect(await opened.blobs.read('a.csv')).toBeUndefined();
    });

    test('finishing again changes nothing', async () => {
      await given('a.csv', 'one', 'two');
      await opened.blobs.finish('a.csv', 2, 'text/csv');
      expect(await content('a.csv')).toBe('onetwo');
    });

    test('a file is written once, even when other blocks are put later', async () => {
      await given('a.csv', 'first');
      await opened.blobs.stage('a.csv', 0, bytes('second'));
      await opened.blobs.finish('a.csv', 1, 'text/plain');
      expect(await content('a.csv')).toBe('first');
      expect((await opened.blobs.read('a.csv'))?.contentType).toBe('text/csv');
    });

    test('without all its blocks a file is not finished, and can be later', async () => {
      await opened.blobs.stage('a.csv', 0, bytes('one'));
      await opened.blobs.stage('a.csv', 2, bytes('three'));
      await expect(opened.blobs.finish('a.csv', 3, 'text/csv')).rejects.toThrow(/./);
      expect(await opened.blobs.read('a.csv')).toBeUndefined();
      await opened.blobs.stage('a.csv', 1, bytes('two'));
      await opened.blobs.finish('a.csv', 3, 'text/csv');
      expect(await content('a.csv')).toBe('onetwothree');
    });

    test('many writers may finish a file at once', async () => {
      const numbers = Array.from({ length: 30 }, (_, number) => number);
      for (const number of numbers) await opened.blobs.stage('a.csv', number, bytes(`${number},`));
      await Promise.all(numbers.map(() => opened.blobs.finish('a.csv', numbers.length, 'text/csv')));
      expect(await content('a.csv')).toBe(numbers.map((number) => `${number},`).join(''));
    });

    test('names are paths, and a file may be called like a folder', async () => {
      await given('p1/2026-11/a.csv', 'in the folder');
      await given('p1/2026-11', 'the folder');
      await given('p1', 'its parent');
      expect(await content('p1/2026-11/a.csv')).toBe('in the folder');
      expect(await content('p1/2026-11')).toBe('the folder');
      expect(await content('p1')).toBe('its parent');
    });

    for (const faulty of [
      '',
      '/a',
      'a/',
      'a//b',
      '..',
      '../a',
      'a/../b',
      '.key',
      'a/.b',
      'a.',
      'a\\b',
      'a+b',
      'a b',
      'ä',
      'a\n',
    ]) {
      test(`${JSON.stringify(faulty)} is no name`, async () => {
        const { blobs } = opened;
        await expect(async () => blobs.stage(faulty, 0, bytes('x'))).rejects.toThrow('is no name of a file');
        await expect(async () => blobs.finish(faulty, 0, 'text/csv')).rejects.toThrow('is no name of a file');
        await expect(async () => blobs.read(faulty)).rejects.toThrow('is no name of a file');
        await expect(async () => blobs.link(faulty, later())).rejects.toThrow('is no name of a file');
      });
    }

    test('whoever has the link reads the file', async () => {
      await given('p1/a.csv', 'for all to see');
      expect(await opened.follow(await opened.blobs.link('p1/a.csv', later()))).toBe('for all to see');
    });

    test('a link to what is not there leads nowhere', async () => {
      expect(await opened.follow(await opened.blobs.link('a.csv', later()))).toBeUndefined();
    });

    test('a link that has expired is refused', async () => {
      await given('a.csv', 'too late');
      expect(await opened.follow(await opened.blobs.link('a.csv', new Date(Date.now() - 60_000)))).toBeUndefined();
    });

    test('a link is good for its own file only', async () => {
      await given('a.csv', 'a');
      await given('b.csv', 'b');
      const link = await opened.blobs.link('a.csv', later());
      expect(await opened.follow(link.replace('a.csv', 'b.csv'))).toBeUndefined();
    });

    test('a link cannot be made to last longer', async () => {
      await given('a.csv', 'a');
      const link = await opened.blobs.link('a.csv', new Date(Date.now() - 60_000));
      const longer = link
        .replace(/expires=\d+/, `expires=${Math.floor(later().getTime() / 1000)}`)
        .replace(/\bse=[^&]+/, `se=${encodeURIComponent(later().toISOString().replace(/\.\d+/, ''))}`);
      expect(longer).not.toBe(link);
      expect(await opened.follow(longer)).toBeUndefined();
    });

    test('a link with another signature, or none, is refused', async () => {
      await given('a.csv', 'a');
      const link = await opened.blobs.link('a.csv', later());
      const forged = link.replace(/(sig(?:nature)?=)(.)/, (_, name: string, first: string) => name + (first === 'A' ? 'B' : 'A'));
      expect(forged).not.toBe(link);
      expect(await opened.follow(forged)).toBeUndefined();
      expect(await opened.follow(link.replace(/sig(nature)?=[^&]+/, ''))).toBeUndefined();
      expect(await opened.follow(link.replace(/\?.*/, ''))).toBeUndefined();
    });

    test('each call is one request, and a link is none', async () => {
      await given('a.csv', 'one', 'two');
      await opened.blobs.read('a.csv').then((found) => found?.stream.cancel());
      await opened.blobs.link('a.csv', later());
      expect(opened.meter.take()).toEqual({ stage: 2, finish: 1, read: 1 });
    });
  });
}
