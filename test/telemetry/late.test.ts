import { afterEach, expect, test, vi } from 'vitest';
import { openedLate } from '../../functions/telemetry/late.ts';
import type { Observation } from '../../functions/telemetry/port.ts';
import { noting } from './observing.ts';

const run = (name: string) => ({ name }) as Observation;

afterEach(() => vi.useRealTimers());

test('nothing is opened before the first run, and then once; what was observed until then is sent', async () => {
  const { seen, telemetry } = noting();
  const open = vi.fn(async () => telemetry);
  const late = openedLate(open, () => {});
  expect(open).not.toHaveBeenCalled();
  for (const name of ['a', 'b']) late.observe(run(name));
  expect(open, 'the answer goes out first').not.toHaveBeenCalled();
  await late.stop();
  late.observe(run('c'));
  expect(open).toHaveBeenCalledOnce();
  expect(seen.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('what cannot be opened is tried again a minute later, and nothing that fits is lost', async () => {
  vi.useFakeTimers();
  const { seen, telemetry } = noting();
  const errors: unknown[] = [];
  const open = vi.fn(async () => telemetry).mockRejectedValueOnce(new Error('away'));
  const late = openedLate(open, (error) => void errors.push(error));
  for (let i = 0; i < 1500; i += 1) late.observe(run(String(i)));
  await vi.advanceTimersByTimeAsync(1);
  expect(errors).toEqual([new Error('away')]);
  late.observe(run('too early'));
  await vi.advanceTimersByTimeAsync(1);
  expect(open).toHaveBeenCalledOnce();

  await vi.advanceTimersByTimeAsync(60_000);
  late.observe(run('too many'));
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toHaveLength(1000);
});
