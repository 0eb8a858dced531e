import * as z from 'zod';
import type { Problem } from '../identity/ports.ts';
import { withoutPersonalData } from './personal-data.ts';

/** One line of JSON for whoever runs the service: what failed, where, and the id the caller was told. */
export function report({ error, ...problem }: Problem): void {
  console.error(JSON.stringify({ ...problem, ...(error === undefined ? {} : causeOf(error)) }));
}

function causeOf(error: unknown): object {
  if (!(error instanceof Error)) return { error: 'Unknown', text: textOf(error) };
  const { name, stack = '' } = error;
  return { error: name, text: textOf(error), stack: placesIn(stack) };
}

/** Of a schema: which members are wrong, and how; its message may quote them. */
export function textOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return withoutPersonalData(error instanceof Error ? error.message : String(error));
  return withoutPersonalData(error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', '));
}

/** Where it was, without the message, which the stack repeats. */
function placesIn(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
