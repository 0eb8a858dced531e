import { DefaultAzureCredential } from '@azure/identity';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import plan from '../infra/containers.json' with { type: 'json' };
import { LIMITS } from './contract/limits.ts';
import type { Config } from './config.ts';
import { openHttpFeed } from './health/feed/http.ts';
import type { Ports } from './identity/ports.ts';
import { authenticator, entraId } from './identity/tokens.ts';
import type { Store } from './storage/port.ts';
import { RequestTally } from './analytics/requests/tally.ts';
import { openSmtpMail } from './mail/smtp.ts';
import { instant } from './shared/calendar.ts';
import { openAzureBlobs } from './storage/blobs/azure.ts';
import { openCosmosStore } from './storage/cosmos/store.ts';
import { Meter } from './storage/meter.ts';
import { openAzureQueue } from './storage/queue/azure.ts';
import { readiness } from './http/readiness.ts';
import type { AppPorts } from './provide.ts';
import { openedLate } from './telemetry/late.ts';
import { report } from './telemetry/report.ts';
import { pseudonymKey } from './telemetry/stored.ts';
import { publishing } from './webhooks/publishing.ts';
import { openSender } from './webhooks/sender.ts';
import { openSigner } from './webhooks/signer.ts';

/** The app in Azure: its managed identity, no key. */
export function compose(config: Config): AppPorts {
  const { cloud, audiences, operatorAudience, cosmos, blobEndpoint, queueEndpoint } = config;
  const { guideUrl, mail, healthFeedUrl, isThrottled, telemetry } = config;
  const credential = new DefaultAzureCredential();
  const meter = new Meter();
  const queue = openAzureQueue({ endpoint: queueEndpoint, credential }, meter);
  const store = publishing(openCosmosStore({ ...cosmos, credential }, meter), { queue, now: systemNow, report });
  const blobs = openAzureBlobs({ endpoint: blobEndpoint, credential, container: plan.blobContainer }, meter);
  const openTelemetry = async (connectionString: string) => {
    const { openAzureMonitor } = await import('./telemetry/azure.ts');
    // in the China cloud telemetry is not documented to take identities: its connection string is enough
    const place = { connectionString, ...(cloud === 'public' ? { credential } : {}) };
    return openAzureMonitor(place, await pseudonymKey(store));
  };
  return {
    authenticate: authenticator(entraId(cloud), audiences, { operatorAudience }),
    ...(operatorAudience === undefined ? {} : { operatorAudience }),
    store,
    blobs,
    queue,
    guideUrl,
    mail: openSmtpMail(mail.url, mail.from),
    webhooks: { sender: openSender(), signer: openSigner(config.webhookSigningPem), apiUrl: config.apiUrl },
    ...(healthFeedUrl === undefined ? {} : { healthFeed: openHttpFeed(healthFeedUrl) }),
    now: systemNow,
    ...(isThrottled ? { throttle: perMinute(LIMITS.requestsPerMinute) } : {}),
    countRequest: requestCounter(store).count,
    report,
    ready: readiness({ store, blobs, queue, report }),
    ...(telemetry === undefined ? {} : { telemetry: openedLate(() => openTelemetry(telemetry), unopened) }),
  };
}

function unopened(error: unknown): void {
  report({ message: 'telemetry could not be opened', error });
}

const FLUSH_MS = 60_000;

export interface RequestCounter {
  readonly count: NonNullable<Ports['countRequest']>;
  /** Gives up what is not stored yet. */
  readonly forget: () => void;
  /** Stores what was counted since the last time. */
  readonly stop: () => Promise<void>;
}

/** Counts the requests of this instance, and stores the counts once a minute. */
export function requestCounter(store: Store): RequestCounter {
  const tally = new RequestTally();
  const flush = () => tally.flush(store).catch((error: unknown) => report({ message: 'requests were not counted', error }));
  const flushing = setInterval(() => void flush(), FLUSH_MS).unref();
  return {
    count: (request) => tally.count(request),
    forget: () => tally.forget(),
    stop: () => {
      clearInterval(flushing);
      return flush();
    },
  };
}

export function systemNow() {
  return instant(new Date().toISOString());
}

/** Counts the requests of each partner in this instance; a refused one counts too. */
export function perMinute(requests: number): NonNullable<Ports['throttle']> {
  const limiter = new RateLimiterMemory({ points: requests, duration: 60 });
  return async (partnerId) => {
    try {
      await limiter.consume(partnerId);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  };
}
