import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { perMinute, requestCounter, systemNow, type RequestCounter } from '../compose.ts';
import { readiness } from '../http/readiness.ts';
import type { Ports } from '../identity/ports.ts';
import { openHttpFeed } from '../health/feed/http.ts';
import { authenticator } from '../identity/tokens.ts';
import type { AppPorts } from '../provide.ts';
import { openFolderBlobs, type FolderBlobs } from '../storage/blobs/folder.ts';
import { Meter } from '../storage/meter.ts';
import { openSqliteQueue, type SqliteQueue } from '../storage/queue/sqlite.ts';
import { openSqliteStore, type SqliteStore } from '../storage/sqlite/store.ts';
import { developmentIssuer, type DevelopmentIssuer } from './development-issuer.ts';
import { lateOrders } from './misbehaviour/late.ts';
import { noted, openMisbehaviour, type Misbehaviour } from './misbehaviour/misbehaviour.ts';
import { repeatingSender, tardyQueue } from './misbehaviour/webhooks.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { passwords, type Passwords } from './recovery.ts';
import { fencedBlobs, fencedQueue, fencedStore } from './state/fenced.ts';
import { openFence, type Fence } from './state/fence.ts';
import { openSender } from '../webhooks/sender.ts';
import { openSigner } from '../webhooks/signer.ts';
import { publishing } from '../webhooks/publishing.ts';
import { report } from '../telemetry/report.ts';
import { developmentCertificate } from './certificate.ts';
import { localDirectory, localUsers } from './users.ts';

export interface LocalPorts extends AppPorts {
  readonly store: SqliteStore;
  readonly blobs: FolderBlobs;
  readonly queue: SqliteQueue;
  readonly issuer: DevelopmentIssuer;
  readonly outbox: Outbox;
  readonly passwords: Passwords;
  readonly meter: Meter;
  readonly fence: Fence;
  readonly misbehaviour: Misbehaviour;
  readonly requestCounter: RequestCounter;
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
  const fence = openFence();
  const misbehaviour = openMisbehaviour();
  const { switches, late } = misbehaviour;
  const raw = openSqliteStore(join(dataDir, 'partner-center.db'), meter);
  const queue = tardyQueue(fencedQueue(openSqliteQueue(raw.database, meter), fence), switches);
  const store = lateOrders(telling(fencedStore(raw, fence), queue), switches, late);
  const blobs = fencedBlobs(openFolderBlobs({ directory: join(dataDir, 'files') }, meter), fence);
  const users = localUsers(store);
  const outbox = openOutbox(store, systemNow);
  const counter = requestCounter(store);
  const issuer = noted(await developmentIssuer(join(dataDir, 'development-issuer.json'), baseUrl, users), misbehaviour);
  const throttle = requestsPerMinute ? perMinute(requestsPerMinute) : undefined;
  return {
    ...OF_THIS_MACHINE,
    authenticate: authenticator([issuer.authority], issuer.audiences),
    store,
    blobs,
    queue,
    ready: readiness({ store, blobs, queue, report }),
    // a new state begins with all requests of a minute left
    ...(throttle ? { throttle: (partnerId) => throttle(`${fence.era()}/${partnerId}`) } : {}),
    countRequest: counter.count,
    requestCounter: counter,
    ...(healthFeedUrl ? { healthFeed: openHttpFeed(healthFeedUrl) } : {}),
    guideUrl: baseUrl,
    mail: outbox,
    webhooks: {
      sender: repeatingSender(openSender({ allowLoopback: true }), switches),
      signer: openSigner(developmentCertificate(join(dataDir, 'webhook-signing.pem'), new Date())),
      apiUrl: baseUrl,
    },
    issuer,
    outbox,
    passwords: passwords(store, { users, mail: outbox, now: systemNow }),
    meter,
    fence,
    misbehaviour,
  };
}

/** A place of its own to make a state in: nobody signs in, and what is sent to a queue waits for whoever loads the state. */
export function composeWorkshop(directory: string, { guideUrl, webhooks }: Pick<Ports, 'guideUrl' | 'webhooks'>): Workshop {
  const meter = new Meter();
  const raw = openSqliteStore(':memory:', meter);
  const queue = openSqliteQueue(raw.database, meter);
  const store = telling(raw, queue);
  const authenticate = async () => 'missing' as const;
  const blobs = openFolderBlobs({ directory }, meter);
  return { ...OF_THIS_MACHINE, authenticate, store, blobs, queue, mail: openOutbox(store, systemNow), guideUrl, webhooks };
}

export type Workshop = Ports & Pick<LocalPorts, 'store' | 'blobs'>;

const OF_THIS_MACHINE = { now: systemNow, report, directory: localDirectory };

/** A store that tells webhooks what happens. */
function telling(store: SqliteStore, queue: SqliteQueue): SqliteStore {
  return { ...store, ...publishing(store, { queue, now: systemNow, report }) };
}
