import { BEHAVIOURS } from './behaviours.ts';
import type { Figure } from './figures.ts';
import type { Drill } from './drill.ts';

/** What is known of a request, as far as it is scored. */
export interface Asked {
  readonly partnerId: string;
  /** Method, path and query. */
  readonly address: string;
  readonly requestId: string | null;
  /** A digest of the token. */
  readonly token: string;
  /** When it came, milliseconds. */
  readonly at: number;
}

/** A request that was struck and may come again. */
export interface Case extends Asked {
  readonly drill: Drill;
  /** When the client was asked to come back, milliseconds. */
  readonly waitUntil?: number;
}

/** Beyond these the oldest counts as not repeated. */
const OPEN_MAX = 1000;
const TOLERANCE_MS = 50;

/** Struck requests, and what became of them. */
export class Cases {
  readonly #open = new Map<string, (Case & { readonly fetches: number })[]>();
  readonly #fetches = new Map<string, number>();

  /** @returns  closes the case without a repetition; false when it had come again before */
  open(opened: Case): () => boolean {
    const mine = this.#open.get(opened.partnerId) ?? [];
    this.#open.set(opened.partnerId, mine);
    const one = { ...opened, fetches: this.#fetchesOf(opened.partnerId) };
    mine.push(one);
    if (mine.length > OPEN_MAX) mine.shift();
    opened.drill.count('struck');
    return () => takeOut(mine, one);
  }

  /** The development issuer has given the partner a token. */
  tokenGiven(partnerId: string): void {
    this.#fetches.set(partnerId, this.#fetchesOf(partnerId) + 1);
  }

  /** Scores a request that repeats struck ones: one of each behaviour. */
  follow(asked: Asked): void {
    const mine = this.#open.get(asked.partnerId) ?? [];
    const alike = mine.filter(({ address }) => address === asked.address);
    for (const drill of new Set(alike.map((one) => one.drill))) {
      const ofDrill = alike.filter((one) => one.drill === drill);
      const earlier = ofDrill.find(({ requestId }) => requestId === asked.requestId) ?? ofDrill[0];
      if (!earlier) continue;
      takeOut(mine, earlier);
      const isTrue = this.#truthsOf(earlier, asked);
      for (const figure of BEHAVIOURS[drill.name].figures) if (isTrue[figure]) drill.count(figure);
    }
  }

  clear(): void {
    this.#open.clear();
    this.#fetches.clear();
  }

  #truthsOf(earlier: Case & { fetches: number }, asked: Asked): Partial<Record<Figure, boolean>> {
    const waited = asked.at >= (earlier.waitUntil ?? 0) - TOLERANCE_MS;
    const sameRequestId = asked.requestId !== null && asked.requestId === earlier.requestId;
    const freshToken = asked.token !== earlier.token;
    return {
      repeated: true,
      overlapped: true,
      waited,
      tooSoon: !waited,
      sameRequestId,
      otherRequestId: !sameRequestId,
      freshToken,
      deadToken: !freshToken,
      tokenFetched: freshToken && this.#fetchesOf(asked.partnerId) > earlier.fetches,
    };
  }

  #fetchesOf(partnerId: string): number {
    return this.#fetches.get(partnerId) ?? 0;
  }
}

function takeOut<T>(list: T[], item: T): boolean {
  const place = list.indexOf(item);
  if (place >= 0) list.splice(place, 1);
  return place >= 0;
}
