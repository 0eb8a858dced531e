import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe } from 'vitest';
import { commitConformance } from './conformance-commits.ts';
import { limitConformance } from './conformance-limits.ts';
import { listConformance } from './conformance-lists.ts';
import { versionConformance } from './conformance-versions.ts';
import type { OpenedStore, Subject } from './subject.ts';

/** The contract of `storage/port.ts`, for any adapter. */
export function storeConformance(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let subject: Subject | undefined;
    beforeEach(async () => {
      const opened = await open();
      const pk = randomUUID();
      subject = { ...opened, pk, otherPk: randomUUID(), partition: opened.store.partition('partners', pk) };
    });
    afterEach(async () => subject?.close());
    const current = () => subject as Subject;

    describe('commits', () => commitConformance(current));
    describe('lists', () => listConformance(current));
    describe('limits', () => limitConformance(current));
    describe('versions', () => versionConformance(current));
  });
}
