import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeLocal } from '../../functions/local/compose.ts';
import { openFence, StateReplaced } from '../../functions/local/state/fence.ts';
import { create } from '../../functions/storage/port.ts';
import { note, NOTE } from '../storage/subject.ts';

test('what began before a state was replaced is refused from then on; what begins after it is not', async () => {
  const fence = openFence();
  const [replaced, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const old = fence.enter(async () => {
    fence.check();
    gone.resolve();
    await replaced.promise;
    fence.check();
  });
  await gone.promise;
  await fence.replace(() => {});
  replaced.resolve();
  await expect(old).rejects.toThrow(StateReplaced);
  await fence.enter(async () => fence.check());
  expect(fence.era()).toBe(1);
});

test('a state is neither saved nor replaced while something is half written, and who comes meanwhile waits', async () => {
  const fence = openFence();
  const [written, done] = [Promise.withResolvers<void>(), [] as string[]];
  const writing = fence.writing(async () => {
    await written.promise;
    done.push('written');
  });
  const saved = fence.still(() => void done.push('saved'));
  const replaced = fence.replace(() => void done.push('replaced'));
  const entered = fence.enter(async () => void done.push('entered'));
  written.resolve();
  await Promise.all([writing, saved, replaced, entered]);
  expect(done).toEqual(['written', 'saved', 'replaced', 'entered']);
});

test('a replacement that fails is told to whoever asked, and hinders nobody', async () => {
  const fence = openFence();
  const broken = () => {
    throw new Error('no such file');
  };
  await expect(fence.replace(broken)).rejects.toThrow('no such file');
  await expect(fence.enter(async () => 'in')).resolves.toBe('in');
});

test('work of an earlier state reaches no document, queue or file of the next one', async () => {
  const ports = await composeLocal({ dataDir: mkdtempSync(join(tmpdir(), 'fence-')), baseUrl: 'http://127.0.0.1:1' });
  const { fence, store, queue, blobs } = ports;
  const [replaced, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const old = fence.enter(async () => {
    const partition = store.partition('partners', 'p');
    gone.resolve();
    await replaced.promise;
    return Promise.allSettled([
      partition.get(NOTE, 'a'),
      partition.list({ kind: NOTE, name: 'byTitle' }, { limit: 1 }),
      partition.commit([create(NOTE, note('a'))]),
      queue.send('outgoing-mail', {}),
      blobs.stage('a', 0, Buffer.from('a')),
      blobs.finish('a', 1, 'text/plain'),
      blobs.read('a'),
      ports.mail.send({ to: 'a@example.com', subject: 'a', text: 'a' }),
    ]);
  });
  await gone.promise;
  await fence.replace(() => {});
  replaced.resolve();
  for (const one of await old) expect(one).toMatchObject({ status: 'rejected', reason: { name: 'StateReplaced' } });
  expect(await store.partition('partners', 'p').get(NOTE, 'a')).toBeUndefined();
  expect(await queue.receive('outgoing-mail', 1, 1)).toEqual([]);
  expect(await ports.outbox.latest()).toEqual([]);
  store.close();
});
