import * as z from 'zod';
import { answered, decided, operation, type Operation } from '../../functions/contract/operation.ts';
import { wireEnum } from '../../functions/contract/wire.ts';
import { refuse } from '../../functions/shared/outcome.ts';
import { create, defineKind } from '../../functions/storage/port.ts';

const Note = z.object({ id: z.string(), text: z.string() });

const NOTE = defineKind<z.infer<typeof Note>>({
  name: 'note',
  container: 'partners',
  schemaVersion: 1,
  schema: Note,
  idOf: ({ id }) => id,
  indexes: {},
});

/** Every form a member of a body can have. */
const Echoed = z.object({
  text: z.string().optional(),
  nested: z.object({ innerText: z.string().optional() }).optional(),
  list: z.array(z.object({ innerText: z.string().optional() })).optional(),
  words: z.record(z.string(), z.string()).optional(),
  choice: wireEnum(['one_time', 'monthly'], ['unknown'], { 1: 'one_time', 2: 'monthly' }),
  anything: z.unknown().optional(),
});

const SHARED = {
  availability: 'own',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  answer: z.unknown(),
} as const;

/** Operations whose handlers do nothing but show what the edge does around them. */
export const noteOperations: readonly Operation[] = [
  operation({
    ...SHARED,
    id: 'echo',
    summary: 'Answers its own input',
    method: 'POST',
    path: 'v1/echo/{echoId}',
    params: z.object({ echoId: z.string() }),
    query: z.object({ pageSize: z.string().optional() }),
    body: Echoed,
    refuses: [],
    handle: async (_scope, input) => answered(input),
  }),
  operation({
    ...SHARED,
    id: 'fail',
    summary: 'Fails on our side',
    method: 'POST',
    path: 'v1/fail',
    refuses: [],
    handle: async () => {
      throw new Error('secret detail of the database at 10.0.0.7');
    },
  }),
  operation({
    ...SHARED,
    id: 'forget',
    summary: 'Answers without a body',
    method: 'DELETE',
    path: 'v1/notes',
    answer: 'none',
    refuses: [],
    handle: async () => decided(undefined, []),
  }),
];

/** Creates a note under its text; refused when there is one. `beforeLooking` is awaited by each call before it looks. */
export function createNoteOnce(beforeLooking: () => Promise<void>): Operation {
  return operation({
    ...SHARED,
    id: 'createNote',
    summary: 'Create a note',
    method: 'POST',
    path: 'v1/notes',
    body: z.object({ text: z.string() }),
    success: 201,
    refuses: ['DomainTaken'],
    handle: async ({ partition, requestId }, { body: { text } }) => {
      await beforeLooking();
      if (await partition.get(NOTE, text)) return refuse('DomainTaken');
      return decided({ text, madeBy: requestId }, [create(NOTE, { id: text, text })]);
    },
  });
}
