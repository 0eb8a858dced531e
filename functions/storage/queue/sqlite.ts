import type { DatabaseSync } from 'node:sqlite';
import type { Meter } from '../meter.ts';
import { assertDelay, encodeMessage } from './message.ts';
import type { Queue } from './port.ts';

export interface ReceivedMessage {
  readonly id: number;
  readonly message: unknown;
  /** How often it was received, this time included. */
  readonly dequeueCount: number;
  /** Of this reception: void as soon as the message is received again. */
  readonly popReceipt: string;
}

/** With the half that Azure Functions plays in the cloud, for the local host. */
export interface SqliteQueue extends Queue {
  /** The oldest visible messages, at most `max`; invisible to others for so many seconds. */
  receive(queue: string, visibilitySeconds: number, max: number): Promise<ReceivedMessage[]>;
  /** False, and nothing is done, when the message was received again in the meantime. */
  remove(message: ReceivedMessage): Promise<boolean>;
  /** Makes the message visible again so long from now; until then its receipt stays good. False as in `remove`. */
  release(message: ReceivedMessage, delaySeconds: number): Promise<boolean>;
  /** Moves the message to the queue's poison queue. False as in `remove`. */
  poison(message: ReceivedMessage): Promise<boolean>;
  /** Takes back whatever is in somebody's hands: visible again, and its receipt is void. */
  reclaim(): void;
  /** Rejects when the queues cannot be reached. */
  reach(): Promise<void>;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages(
  id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, body TEXT NOT NULL, visibleAt INTEGER NOT NULL,
  dequeueCount INTEGER NOT NULL DEFAULT 0, popReceipt TEXT);
CREATE INDEX IF NOT EXISTS visible ON messages(queue, visibleAt, id);
`;

const SEND = 'INSERT INTO messages(queue, body, visibleAt) VALUES(?1, ?2, ?3)';
const RECEIVE = `
UPDATE messages SET visibleAt = ?2 + ?3, dequeueCount = dequeueCount + 1, popReceipt = hex(randomblob(16))
WHERE id IN (SELECT id FROM messages WHERE queue = ?1 AND visibleAt <= ?2 ORDER BY visibleAt, id LIMIT ?4)
RETURNING id, body, dequeueCount, popReceipt`;
const REMOVE = 'DELETE FROM messages WHERE id = ?1 AND popReceipt = ?2';
const RELEASE = 'UPDATE messages SET visibleAt = ?3 WHERE id = ?1 AND popReceipt = ?2';
const POISON = `
UPDATE messages SET queue = queue || '-poison', visibleAt = ?3, dequeueCount = 0, popReceipt = NULL
WHERE id = ?1 AND popReceipt = ?2`;
const RECLAIM = 'UPDATE messages SET visibleAt = ?1, popReceipt = NULL WHERE popReceipt IS NOT NULL';

/** Messages in a table of the store's own file; `visibleAt` in milliseconds since 1970. */
export function openSqliteQueue(database: DatabaseSync, meter: Meter): SqliteQueue {
  database.exec(SCHEMA);
  const send = database.prepare(SEND);
  const receive = database.prepare(RECEIVE);
  const remove = database.prepare(REMOVE);
  const release = database.prepare(RELEASE);
  const poison = database.prepare(POISON);
  const reclaim = database.prepare(RECLAIM);
  return {
    send: async (queue, message, delaySeconds = 0) => {
      const text = encodeMessage(message);
      assertDelay(delaySeconds);
      meter.count('send');
      send.run(queue, text, Date.now() + delaySeconds * 1000);
    },

    receive: async (queue, visibilitySeconds, max) => {
      const rows = receive.all(queue, Date.now(), visibilitySeconds * 1000, max) as unknown as (Omit<
        ReceivedMessage,
        'message'
      > & {
        body: string;
      })[];
      return rows.map(({ body, ...rest }) => ({ ...rest, message: JSON.parse(body) as unknown }));
    },

    remove: async ({ id, popReceipt }) => remove.run(id, popReceipt).changes === 1,

    release: async ({ id, popReceipt }, delaySeconds) =>
      release.run(id, popReceipt, Date.now() + delaySeconds * 1000).changes === 1,

    poison: async ({ id, popReceipt }) => poison.run(id, popReceipt, Date.now()).changes === 1,

    reclaim: () => void reclaim.run(Date.now()),

    reach: async () => {
      meter.count('reach');
      database.exec('SELECT 1');
    },
  };
}
