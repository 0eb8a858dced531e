import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemNow, perMinute, report, requestCounter } from '../compose.ts';
import type { Ports } from '../identity/ports.ts';
import { openHttpFeed } from '../health/feed/http.ts';
import { authenticator } from '../identity/tokens.ts';
import { openFolderBlobs, type FolderBlobs } from '../storage/blobs/folder.ts';
import { Meter } from '../storage/meter.ts';
import { openSqliteQueue, type SqliteQueue } from '../storage/queue/sqlite.ts';
import { openSqliteStore, type SqliteStore } from '../storage/sqlite/store.ts';
import { developmentIssuer, type DevelopmentIssuer } from './development-issuer.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { passwords, type Passwords } from './recovery.ts';
import { localDirectory, localUsers } from './users.ts';

export interface LocalPorts extends Ports {
  readonly store: SqliteStore;
  readonly blobs: FolderBlobs;
  readonly queue: SqliteQueue;
  readonly issuer: DevelopmentIssuer;
  readonly outbox: Outbox;
  readonly passwords: Passwords;
  readonly meter: Meter;
  /** Stores what was counted since the last time. */
  readonly stopCounting: () => Promise<void>;
}

export interface LocalPlace {
  /** Holds everything: documents, queue, files, keys. */
  readonly dataDir: string;
  readonly baseUrl: string;
  /** Requests a minute for each partner; absent, nothing is throttled. */
  readonly requestsPerMinute?: number;
  readonly healthFeedUrl?: string;
}

/** The app on one machine: SQLite, a folder, and a development issuer in place of Entra ID. */
export async function composeLocal({ dataDir, baseUrl, requestsPerMinute, healthFeedUrl }: LocalPlace): Promise<LocalPorts> {
  mkdirSync(dataDir, { recursive: true });
  const meter = new Meter();
  const store = openSqliteStore(join(dataDir, 'partner-center.db'), meter);
  const users = localUsers(store);
  const outbox = openOutbox(store, systemNow);
  const counter = requestCounter(store);
  const issuer = await developmentIssuer(join(dataDir, 'development-issuer.json'), baseUrl, users);
  return {
    authenticate: authenticator([issuer.authority], issuer.audiences),
    store,
    blobs: openFolderBlobs({ directory: join(dataDir, 'files') }, meter),
    queue: openSqliteQueue(store.database, meter),
    now: systemNow,
    ...(requestsPerMinute ? { throttle: perMinute(requestsPerMinute) } : {}),
    countRequest: counter.count,
    stopCounting: counter.stop,
    ...(healthFeedUrl ? { healthFeed: openHttpFeed(healthFeedUrl) } : {}),
    report,
    directory: localDirectory,
    guideUrl: baseUrl,
    mail: outbox,
    issuer,
    outbox,
    passwords: passwords(store, { users, mail: outbox, now: systemNow }),
    meter,
  };
}
