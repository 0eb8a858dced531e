import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface LocalSettings {
  readonly port: number;
  readonly dataDir: string;
  /** Whether to begin with empty data. */
  readonly reset: boolean;
  /** 0: no limit. */
  readonly requestsPerMinute: number;
  /** A feed of service incidents. */
  readonly healthFeedUrl?: string;
}

export const HELP = `Partner Center on this machine: the API, its timers and the guide, with demo data.

  npm start                 goes on with the data of last time
  npm start -- --reset      begins anew

Settings, from the environment:
  PORT                  where it listens on 127.0.0.1; 7071 by default
  DATA_DIR              where the data lies; .data by default
  REQUESTS_PER_MINUTE   the limit of a partner, answered with 429; none by default, 500 in the cloud
  HEALTH_FEED_URL       a feed of service incidents to read every five minutes; none by default`;

/** A setting that cannot be used; the message says what can. */
export class SettingError extends Error {}

/** What the command line and the environment say, or that help is wanted. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): LocalSettings | 'help' {
  const { values } = parsed(args);
  if (values.help) return 'help';
  const port = Number(env['PORT'] ?? 7071);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SettingError(`PORT is a number from 1 to 65535, not ${env['PORT']}.`);
  const requestsPerMinute = Number(env['REQUESTS_PER_MINUTE'] ?? 0);
  if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 0)
    throw new SettingError('REQUESTS_PER_MINUTE is a whole number; 500 is what the cloud allows.');
  const dataDir = env['DATA_DIR'] ?? join(import.meta.dirname, '../../.data');
  const healthFeedUrl = env['HEALTH_FEED_URL'];
  if (healthFeedUrl !== undefined && !/^https?:$/.test(URL.parse(healthFeedUrl)?.protocol ?? ''))
    throw new SettingError(`HEALTH_FEED_URL is an address that begins with http, not ${healthFeedUrl}.`);
  return { port, dataDir, reset: values.reset, requestsPerMinute, ...(healthFeedUrl ? { healthFeedUrl } : {}) };
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      reset: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    } as const;
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw new SettingError(`${(error as Error).message}\n\n${HELP}`);
  }
}
