import type { Progress } from '../terminal/progress.ts';
import type { Api } from './api.ts';
import type { Command } from './command.ts';

/** What a command was given, read by what it takes. */
export interface Given {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** JSON, where the operation takes a body. */
  readonly body?: unknown;
  /** The name of a file; `-` is what is piped in. */
  readonly file?: string;
  readonly flags: ReadonlySet<string>;
}

export interface Desk {
  readonly api: Api;
  readonly progress: Progress;
}

/** An answer to print, as an operation would give it. */
export type Answer = Readonly<Record<string, unknown>>;

export type Work = (desk: Desk, given: Given, command: Command) => Promise<Answer>;
