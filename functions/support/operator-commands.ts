import type { Answer } from '../contract/operation.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { authorOf, employeeOf } from './author.ts';
import { notesOf, written } from './commands.ts';
import { follow } from './core/service-request.ts';
import { answerLetter } from './letter.ts';
import { findRequest } from './queries.ts';
import type { WireRequest } from './wire.ts';

/** Somebody of the operator makes a partner's request its own. */
export async function takeRequest(scope: Scope, id: string) {
  const was = await findRequest(scope.partition, id);
  if (!was) return refuse('NoSuchServiceRequest');
  const by = authorOf(scope, await employeeOf(scope));
  const moved = follow(was.value, ['take'], { at: scope.now, by });
  return moved.ok ? written(scope, was, { ...moved.value, takenBy: by }, []) : moved;
}

/**
 * The operator answers, asks for a remediation plan (R-SUP-07), or settles the request with a last word. The contact gets a
 * letter that says so; where another change came in between it can come twice, so it says nothing else.
 */
export async function answerRequest(
  scope: Scope,
  id: string,
  { action, text }: { action: 'answer' | 'askForPlan' | 'settle'; text: string },
): Promise<Outcome<Answer<WireRequest>, 'NoSuchServiceRequest' | 'ServiceRequestStep' | 'ServiceRequestFull'>> {
  const was = await findRequest(scope.partition, id);
  if (!was) return refuse('NoSuchServiceRequest');
  const moved = follow(was.value, [action], { at: scope.now, by: authorOf(scope, await employeeOf(scope)) });
  if (!moved.ok) return moved;
  const notes = notesOf(moved.value, text);
  if (!notes.ok) return notes;
  await scope.queue.send('outgoing-mail', answerLetter(moved.value));
  return written(scope, was, moved.value, notes.value);
}
