import { expect, test } from 'vitest';
import { readiness, type ReadinessOptions } from '../../functions/http/readiness.ts';
import type { Problem } from '../../functions/identity/ports.ts';
import { checkReadiness } from '../../functions/jobs/readiness.ts';
import { testApp } from '../support/app.ts';

async function place(options: ReadinessOptions = { holdsMs: 0 }) {
  const app = await testApp();
  const problems: Problem[] = [];
  const asked = { documents: 0, files: 0, queues: 0 };
  const answers = { files: async (): Promise<undefined> => {}, queues: async () => {} };
  const store: typeof app.ports.store = {
    partition: (...key) => {
      asked.documents += 1;
      return app.ports.store.partition(...key);
    },
  };
  const blobs = { ...app.ports.blobs, read: () => ((asked.files += 1), answers.files()) };
  const queue = { reach: () => ((asked.queues += 1), answers.queues()) };
  const ready = readiness({ store, blobs, queue, report: (problem) => void problems.push(problem) }, options);
  return { ready, ports: { ...app.ports, ready }, answers, asked, problems };
}

test('all there: ready, for one request to each', async () => {
  const { ready, asked, problems } = await place();
  expect(await ready()).toEqual({ status: 'ready', missing: [] });
  expect(asked).toEqual({ documents: 1, files: 1, queues: 1 });
  expect(problems).toEqual([]);
});

test('what fails is named, its error is for the log only, and it is ready again when that is over', async () => {
  const { ready, ports, answers, problems } = await place();
  const error = new Error('getaddrinfo ENOTFOUND data.queue.example');
  answers.queues = () => Promise.reject(error);
  expect(await ready()).toEqual({ status: 'notReady', missing: ['queues'] });
  expect(problems).toEqual([{ message: 'not ready: queues', error }]);
  await expect(checkReadiness(ports)).rejects.toThrow('not ready: queues');
  answers.queues = async () => {};
  expect(await ready()).toEqual({ status: 'ready', missing: [] });
  await checkReadiness(ports);
});

test('what does not answer in time is missing', async () => {
  const { ready, answers } = await place({ holdsMs: 0, timeoutMs: 1 });
  answers.files = () => new Promise(() => {});
  expect(await ready()).toEqual({ status: 'notReady', missing: ['files'] });
});

test('whoever asks at the same time, or soon after, costs nothing more', async () => {
  const { ready, asked } = await place({ holdsMs: 3_600_000 });
  await Promise.all([ready(), ready(), ready()]);
  await ready();
  expect(asked).toEqual({ documents: 1, files: 1, queues: 1 });
});
