import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemNow, perMinute, report } from '../compose.ts';
import type { Ports } from '../identity/ports.ts';
import { authenticator } from '../identity/tokens.ts';
import { openFolderBlobs, type FolderBlobs } from '../storage/blobs/folder.ts';
import { Meter } from '../storage/meter.ts';
import { openSqliteQueue, type SqliteQueue } from '../storage/queue/sqlite.ts';
import { openSqliteStore, type SqliteStore } from '../storage/sqlite/store.ts';
import { developmentIssuer, type DevelopmentIssuer } from './development-issuer.ts';
import { lateOrders } from './misbehaviour/late.ts';
import { noted, openMisbehaviour, type Misbehaviour } from './misbehaviour/misbehaviour.ts';
import { tardyQueue } from './misbehaviour/webhooks.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { passwords, type Passwords } from './recovery.ts';
import { fencedBlobs, fencedQueue, fencedStore } from './state/fenced.ts';
import { openFence, type Fence } from './state/fence.ts';
import { localDirectory, localUsers } from './users.ts';

export interface LocalPorts extends Ports {
  readonly store: SqliteStore;
  readonly blobs: FolderBlobs;
  readonly queue: SqliteQueue;
  readonly issuer: DevelopmentIssuer;
  readonly outbox: Outbox;
  readonly passwords: Passwords;
  readonly meter: Meter;
  readonly fence: Fence;
  readonly misbehaviour: Misbehaviour;
}

export interface LocalPlace {
  /** Holds everything: documents, queue, files, keys. */
  readonly dataDir: string;
  readonly baseUrl: string;
  /** Requests a minute for each partner; absent, nothing is throttled. */
  readonly requestsPerMinute?: number;
}

/** The app on one machine: SQLite, a folder, and a development issuer in place of Entra ID. */
export async function composeLocal({ dataDir, baseUrl, requestsPerMinute }: LocalPlace): Promise<LocalPorts> {
  mkdirSync(dataDir, { recursive: true });
  const meter = new Meter();
  const fence = openFence();
  const misbehaviour = openMisbehaviour();
  const { switches, late } = misbehaviour;
  const raw = openSqliteStore(join(dataDir, 'partner-center.db'), meter);
  const store = lateOrders(fencedStore(raw, fence), switches, late);
  const users = localUsers(store);
  const outbox = openOutbox(store, systemNow);
  const issuer = noted(await developmentIssuer(join(dataDir, 'development-issuer.json'), baseUrl, users), misbehaviour);
  const throttle = requestsPerMinute ? perMinute(requestsPerMinute) : undefined;
  return {
    authenticate: authenticator([issuer.authority], issuer.audiences),
    store,
    blobs: fencedBlobs(openFolderBlobs({ directory: join(dataDir, 'files') }, meter), fence),
    queue: tardyQueue(fencedQueue(openSqliteQueue(raw.database, meter), fence), switches),
    now: systemNow,
    // a new state begins with all requests of a minute left
    ...(throttle ? { throttle: (partnerId) => throttle(`${fence.era()}/${partnerId}`) } : {}),
    report,
    directory: localDirectory,
    guideUrl: baseUrl,
    mail: outbox,
    issuer,
    outbox,
    passwords: passwords(store, { users, mail: outbox, now: systemNow }),
    meter,
    fence,
    misbehaviour,
  };
}

export interface Workshop extends Ports {
  readonly store: SqliteStore;
  readonly blobs: FolderBlobs;
}

/** A place of its own to make a state in: nobody signs in, and what is sent to a queue waits for whoever loads the state. */
export function composeWorkshop(directory: string, guideUrl: string): Workshop {
  const meter = new Meter();
  const store = openSqliteStore(':memory:', meter);
  return {
    authenticate: async () => 'missing',
    store,
    blobs: openFolderBlobs({ directory }, meter),
    queue: openSqliteQueue(store.database, meter),
    now: systemNow,
    report,
    directory: localDirectory,
    guideUrl,
    mail: openOutbox(store, systemNow),
  };
}
