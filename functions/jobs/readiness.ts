import type { AppPorts } from '../provide.ts';

/** The timer: fails when documents, files or queues cannot be reached, which whoever runs the service is told. */
export async function checkReadiness({ ready }: AppPorts): Promise<void> {
  const { missing } = await ready();
  if (missing.length > 0) throw new Error(`not ready: ${missing.join(', ')}`);
}
