/**
 * Files written once, block by block, so that a writer that was interrupted goes on where it stopped.
 * Names are paths of letters, digits, dots and hyphens with `/` between.
 */
export interface Blobs {
  /** Puts block `number` (0, 1, 2 …) of a file not yet finished; putting it again replaces it. */
  stage(name: string, number: number, bytes: Uint8Array): Promise<void>;
  /** Makes the file out of its first `blocks` blocks; it then exists, whole. Doing it again changes nothing. */
  finish(name: string, blocks: number, contentType: string): Promise<void>;
  /** Undefined when there is no such (finished) file. */
  read(name: string): Promise<BlobContent | undefined>;
  /** Takes a file away, where there is one. */
  remove(name: string): Promise<void>;
  /** An address at which anyone can read the file until it expires: absolute, or a path of this host. */
  link(name: string, expiresAt: Date): Promise<string>;
}

export interface BlobContent {
  readonly contentType: string;
  readonly length: number;
  readonly stream: ReadableStream<Uint8Array>;
}
