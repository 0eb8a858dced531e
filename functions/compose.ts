import { DefaultAzureCredential } from '@azure/identity';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import plan from '../infra/containers.json' with { type: 'json' };
import { LIMITS } from './contract/limits.ts';
import type { Config } from './config.ts';
import { openHttpFeed } from './health/feed/http.ts';
import type { Ports } from './identity/ports.ts';
import { authenticator, entraId } from './identity/tokens.ts';
import { openSmtpMail } from './mail/smtp.ts';
import { instant } from './shared/calendar.ts';
import { openAzureBlobs } from './storage/blobs/azure.ts';
import { openCosmosStore } from './storage/cosmos/store.ts';
import { Meter } from './storage/meter.ts';
import { openAzureQueue } from './storage/queue/azure.ts';

/** The app in Azure: its managed identity, no key. */
export function compose({
  cloud,
  audiences,
  cosmos,
  blobEndpoint,
  queueEndpoint,
  guideUrl,
  mail,
  healthFeedUrl,
  isThrottled,
}: Config): Ports {
  const credential = new DefaultAzureCredential();
  const meter = new Meter();
  return {
    authenticate: authenticator(entraId(cloud), audiences),
    store: openCosmosStore({ ...cosmos, credential }, meter),
    blobs: openAzureBlobs({ endpoint: blobEndpoint, credential, container: plan.blobContainer }, meter),
    queue: openAzureQueue({ endpoint: queueEndpoint, credential }, meter),
    guideUrl,
    mail: openSmtpMail(mail.url, mail.from),
    ...(healthFeedUrl === undefined ? {} : { healthFeed: openHttpFeed(healthFeedUrl) }),
    now: systemNow,
    ...(isThrottled ? { throttle: perMinute(LIMITS.requestsPerMinute) } : {}),
    report,
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

/** One line of JSON for whoever runs the service: what failed, where, and the id the caller was told. */
export function report({ error, ...problem }: Parameters<Ports['report']>[0]): void {
  const cause =
    error instanceof Error ? { error: error.name, text: error.message, stack: error.stack } : { error: String(error) };
  console.error(JSON.stringify({ ...problem, ...cause }));
}
