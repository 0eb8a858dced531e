import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeLocal, type LocalPorts } from '../../functions/local/compose.ts';
import { DEMO_STATES } from '../../functions/local/state/demo-states.ts';
import { makeState } from '../../functions/local/state/make.ts';
import { openStates, type States } from '../../functions/local/state/states.ts';
import { create } from '../../functions/storage/port.ts';
import { note, NOTE } from '../storage/subject.ts';

let dataDir: string;
let ports: LocalPorts;
let states: States;
let replaced: number;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'states-'));
  ports = await composeLocal({ dataDir, baseUrl: 'http://127.0.0.1:1', requestsPerMinute: 1 });
  replaced = 0;
  states = openStates({
    ...ports,
    dataDir,
    make: (name, folder) => makeState(name, folder, ports),
    onReplaced: () => (replaced += 1),
  });
});

afterEach(() => {
  ports.store.close();
  rmSync(dataDir, { recursive: true });
});

const partition = () => ports.store.partition('partners', 'p');
const add = (id: string) => partition().commit([create(NOTE, note(id))]);
const has = async (id: string) => (await partition().get(NOTE, id)) !== undefined;

async function writeFile(name: string, content: string): Promise<void> {
  await ports.blobs.stage(name, 0, Buffer.from(content));
  await ports.blobs.finish(name, 1, 'text/plain');
}

async function readFile(name: string): Promise<string | undefined> {
  const found = await ports.blobs.read(name);
  return found && text(found.stream);
}

test('a snapshot brings back documents, messages and files, and nothing else', async () => {
  await add('before');
  await writeFile('bill.txt', 'before');
  await ports.queue.send('outgoing-mail', 'before');
  expect(await states.save('mine')).toBe('saved');

  await add('after');
  await writeFile('other.txt', 'after');
  await ports.blobs.stage('unfinished', 0, Buffer.from('after'));
  await ports.queue.send('outgoing-mail', 'after');
  expect(await states.load('mine')).toBe('loaded');

  expect([await has('before'), await has('after')]).toEqual([true, false]);
  expect([await readFile('bill.txt'), await readFile('other.txt')]).toEqual(['before', undefined]);
  await expect(ports.blobs.finish('unfinished', 1, 'text/plain')).rejects.toThrow();
  expect((await ports.queue.receive('outgoing-mail', 30, 10)).map(({ message }) => message)).toEqual(['before']);
  expect(replaced).toBe(1);
});

test('a message that was in hand when the snapshot was taken is there again, and its old receipt is void', async () => {
  await ports.queue.send('outgoing-mail', 'letter');
  const [held] = await ports.queue.receive('outgoing-mail', 3600, 1);
  await states.save('mine');
  await states.load('mine');
  if (!held) throw new Error('a message was sent');
  expect(await ports.queue.remove(held)).toBe(false);
  expect(await ports.queue.receive('outgoing-mail', 30, 1)).toMatchObject([{ message: 'letter', dequeueCount: 2 }]);
});

test('a new state begins with all requests of the minute left', async () => {
  expect(await ports.throttle?.('p')).toBe(0);
  expect(await ports.throttle?.('p')).toBeGreaterThan(0);
  await states.load('empty');
  expect(await ports.throttle?.('p')).toBe(0);
});

test('links made before a state was replaced are signed as those after it', async () => {
  await writeFile('bill.txt', 'content');
  await states.save('mine');
  const link = await ports.blobs.link('bill.txt', new Date(Date.now() + 60_000));
  await states.load('mine');
  expect(await ports.blobs.openLinked(link, new Date())).toBeDefined();
});

test('saving under a name again replaces what was kept under it', async () => {
  await states.save('mine');
  await add('later');
  await states.save('mine');
  await states.load('empty');
  expect(await has('later')).toBe(false);
  await states.load('mine');
  expect(await has('later')).toBe(true);
  expect(states.list().snapshots).toMatchObject([{ name: 'mine' }]);
});

test.each(['', '.', '..', '../mine', 'a/b', 'a\\b', '.mine', 'Mine', 'a'.repeat(41), '-a', 'demo', 'empty'])(
  '"%s" is no name of a snapshot',
  async (name) => {
    expect(await states.save(name)).toBe('badName');
    expect(existsSync(join(dataDir, 'snapshots'))).toBe(false);
  },
);

test.each(['other', '', '..', '../states/empty', 'constructor'])(
  '"%s" is not there to be loaded, and nothing changes',
  async (name) => {
    await add('before');
    expect(await states.load(name)).toBe('unknown');
    expect(await has('before')).toBe(true);
    expect(replaced).toBe(0);
  },
);

test('a snapshot of another layout is refused, and nothing changes', async () => {
  await add('before');
  await states.save('mine');
  const database = new DatabaseSync(join(dataDir, 'snapshots/mine/documents.db'));
  database.exec('PRAGMA user_version = 1');
  database.close();
  await add('after');
  expect(await states.load('mine')).toBe('otherVersion');
  expect(await has('after')).toBe(true);
  expect(await add('works on')).toBe('committed');
});

test('all named states are listed, each with what it is', () => {
  expect(states.list().states.map(({ name }) => name)).toEqual(Object.keys(DEMO_STATES));
  expect(states.list().snapshots).toEqual([]);
});
