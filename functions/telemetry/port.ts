/** One run of an operation or of a job, as whoever runs the service may see it. */
export interface Observation {
  readonly trigger: 'http' | 'queue' | 'timer';
  /** The operation's id, or the name of the worker or timer. */
  readonly name: string;
  /** `ok`, or the name of the error: of `contract/errors.ts`, or of what was thrown. */
  readonly outcome: string;
  /** Whether it is our own failure, not a refusal. */
  readonly isFailure: boolean;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** What it asked of documents, files and queues. */
  readonly storageRequests: number;
  /** Whose it was: leaves this process as a pseudonym only. */
  readonly partnerId?: string | undefined;
  readonly method?: string;
  readonly status?: number;
  /** What the caller was told, to ask about it. */
  readonly correlationId?: string;
  /** How long the message has been there since it was sent, its failed attempts included. */
  readonly behindMs?: number | undefined;
  /** W3C `traceparent` of the host's own record of the run. */
  readonly traceParent?: string | undefined;
}

export interface Telemetry {
  /** Returns at once, and never throws. */
  observe(observation: Observation): void;
  /** Sends what is not sent yet. */
  stop(): Promise<void>;
}
