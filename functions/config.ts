import * as z from 'zod';
import { AUDIENCES } from './identity/tokens.ts';
import { isSignerPem } from './webhooks/signer.ts';

const flag = z
  .enum(['on', 'off'])
  .default('on')
  .transform((text) => text === 'on');

/** What the app reads from its environment; `infra/` provides each of them. */
export const Settings = z.object({
  /** Which cloud's Entra ID signs the tokens. */
  CLOUD: z.enum(['public', 'china']).default('china'),
  /** Audiences beside the documented ones, with commas between: this API's own address or application id. */
  API_AUDIENCES: z.string().default(''),
  /** The audience of tokens for the operator's operations, when no other is to open them: so that they can have a policy of their own. */
  OPERATOR_AUDIENCE: z.string().trim().min(1).optional(),
  COSMOS_ENDPOINT: z.url(),
  COSMOS_DATABASE: z.string().min(1).default('partner-center'),
  STORAGE_BLOB_ENDPOINT: z.url(),
  STORAGE_QUEUE_ENDPOINT: z.url(),
  /** Where the guide is: links for customers lead there. */
  GUIDE_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  /** The relay for outgoing mail, smtp://host:port or smtps://user:password@host; where it holds a password, out of Key Vault. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.email(),
  /** Where partners reach this API: webhooks name its resources by it. */
  API_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  /** The key that signs webhooks and its certificate, as PEM: a certificate's secret, out of Key Vault. */
  WEBHOOK_SIGNING_PEM: z.string().refine(isSignerPem, 'must be a private RSA key and its certificate as PEM'),
  /** A feed of service incidents, read every five minutes; none by default. Its form stands in functions/health/README.md. */
  HEALTH_FEED_URL: z.url({ protocol: /^https$/ }).optional(),
  /** 500 requests a minute for each partner (R-DEV-05). */
  THROTTLE: flag,
  /** Application Insights, to which the Functions host sends too; absent, the app sends no telemetry of its own. */
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().min(1).optional(),
});

export interface Config {
  readonly cloud: 'public' | 'china';
  readonly audiences: readonly string[];
  readonly operatorAudience: string | undefined;
  readonly cosmos: { readonly endpoint: string; readonly database: string };
  readonly blobEndpoint: string;
  readonly queueEndpoint: string;
  readonly guideUrl: string;
  readonly mail: { readonly url: string; readonly from: string };
  readonly apiUrl: string;
  readonly webhookSigningPem: string;
  readonly healthFeedUrl?: string;
  readonly isThrottled: boolean;
  readonly telemetry?: string;
}

/** The settings of the app in Azure. Throws at start, naming every bad one together. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = Settings.safeParse(environment);
  if (!read.success) {
    const bad = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The app cannot start with these settings:\n${bad.join('\n')}`);
  }
  const { CLOUD, API_AUDIENCES, COSMOS_ENDPOINT, COSMOS_DATABASE, STORAGE_BLOB_ENDPOINT, STORAGE_QUEUE_ENDPOINT } = read.data;
  const { GUIDE_URL, SMTP_URL, MAIL_FROM, API_URL, WEBHOOK_SIGNING_PEM, HEALTH_FEED_URL, THROTTLE, OPERATOR_AUDIENCE } =
    read.data;
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry } = read.data;
  const own = API_AUDIENCES.split(',').map((text) => text.trim());
  return {
    cloud: CLOUD,
    audiences: [...AUDIENCES[CLOUD], ...own.filter(Boolean)],
    operatorAudience: OPERATOR_AUDIENCE,
    cosmos: { endpoint: COSMOS_ENDPOINT, database: COSMOS_DATABASE },
    blobEndpoint: STORAGE_BLOB_ENDPOINT,
    queueEndpoint: STORAGE_QUEUE_ENDPOINT,
    guideUrl: GUIDE_URL,
    mail: { url: SMTP_URL, from: MAIL_FROM },
    apiUrl: API_URL,
    webhookSigningPem: WEBHOOK_SIGNING_PEM,
    ...(HEALTH_FEED_URL === undefined ? {} : { healthFeedUrl: HEALTH_FEED_URL }),
    isThrottled: THROTTLE,
    ...(telemetry === undefined ? {} : { telemetry }),
  };
}
