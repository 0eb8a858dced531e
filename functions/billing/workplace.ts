import type { Blobs } from '../storage/blobs/port.ts';
import type { Partition } from '../storage/port.ts';

/** What the jobs of one partner work in. A request's scope is one too. */
export interface Workplace {
  readonly partition: Partition;
  readonly shared: { readonly catalog: Partition; readonly lines: (invoiceId: string) => Partition };
  readonly blobs: Blobs;
  /** Asked between two pieces of work; true ends the run at a checkpoint, to be continued by another one. */
  readonly isTimeUp: () => boolean;
}
