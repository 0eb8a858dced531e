import type { HealthFeed } from './port.ts';

const TIMEOUT_MS = 20_000;

/** In bytes; a feed of 200 incidents in three languages is about half of it. */
export const FEED_MAX = 1_000_000;

/** A feed at an address. No redirect is followed: whoever set the address meant it. */
export function openHttpFeed(url: string): HealthFeed {
  return {
    read: async () => {
      const headers = { accept: 'application/json' };
      const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new Error(`the feed answered ${response.status}`);
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > FEED_MAX) throw new Error(`the feed is larger than ${FEED_MAX} bytes`);
        chunks.push(chunk);
      }
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    },
  };
}
