import { UnknownFile } from '../../../functions/verifier/core/table.ts';
import type { Report } from '../../../functions/verifier/core/tally.ts';
import type { Source } from '../../../functions/verifier/records.ts';
import { verifyFile } from '../../../functions/verifier/verify.ts';

/** A file to verify; nothing of it leaves the browser. */
export interface Question {
  readonly file: Blob;
  readonly previous?: Blob | undefined;
}

export type Answer =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  | { readonly kind: 'failed'; readonly why: string };

const PROGRESS_BYTES = 200_000;

addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));

async function answer({ file, previous }: Question): Promise<void> {
  const say = (one: Answer) => postMessage(one);
  let told = 0;
  const onProgress = (bytes: number) => {
    if (bytes < told + PROGRESS_BYTES) return;
    told = bytes;
    say({ kind: 'progress', bytes });
  };
  try {
    const report = await verifyFile(sourceOf(file), { onProgress, ...(previous ? { previous: sourceOf(previous) } : {}) });
    say({ kind: 'report', report });
  } catch (error) {
    if (error instanceof UnknownFile) say({ kind: 'unknown', missing: error.missing });
    else say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
}

/** Not every browser can walk over a stream by itself. */
function sourceOf(file: Blob): Source {
  return async function* () {
    const reader = file.stream().getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  };
}
