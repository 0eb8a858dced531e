import type { HealthFeed } from '../health/feed/port.ts';
import type { Instant } from '../shared/calendar.ts';
import type { Blobs } from '../storage/blobs/port.ts';
import type { Store } from '../storage/port.ts';
import type { Mail } from '../mail/port.ts';
import type { Queue } from '../storage/queue/port.ts';
import type { Telemetry } from '../telemetry/port.ts';
import type { Webhooks } from '../webhooks/ports.ts';
import type { Directory } from './directory.ts';
import type { Caller } from './scope.ts';
import type { Authenticate } from './tokens.ts';

/** Everything the application reaches the outside world through. */
/** A request whose caller may make it. */
export interface LetIn {
  readonly caller: Caller;
  readonly at: Instant;
  readonly method: string;
  /** With its placeholders. */
  readonly path: string;
  readonly requestId: string;
  readonly correlationId: string;
  /** Empty where it is not known. */
  readonly sourceAddress: string;
}

export interface Ports {
  readonly authenticate: Authenticate;
  /** Tokens for the operator's operations have to name it; absent where any token of the operator will do. */
  readonly operatorAudience?: string;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly queue: Queue;
  /** Absent where partners bring a directory of their own. */
  readonly directory?: Directory;
  /** Where the guide is, without a slash at its end. */
  readonly guideUrl: string;
  readonly mail: Mail;
  readonly webhooks: Webhooks;
  /** Absent where the operator publishes all incidents itself. */
  readonly healthFeed?: HealthFeed;
  /** The time of day; accounts with a sandbox clock have their own. */
  readonly now: () => Instant;
  /** How long to wait before the next request, in seconds; 0 when none. Absent where nothing is throttled. */
  readonly throttle?: (partnerId: string) => Promise<number>;
  /** Takes note that a partner's caller was let in; costs no request of its own. */
  readonly countRequest?: (request: LetIn) => void;
  /** What went wrong on our side, for whoever runs the service: never a token, never a body. */
  readonly report: (problem: Problem) => void;
  /** Every run of an operation or a job; absent where nobody looks. */
  readonly telemetry?: Telemetry;
}

export interface Problem {
  readonly message: string;
  readonly error?: unknown;
  readonly correlationId?: string;
  /** Its id. */
  readonly operation?: string;
  /** The name of the worker or timer. */
  readonly job?: string;
}
