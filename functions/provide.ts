import type { Readiness } from './http/readiness.ts';
import type { Ports } from './identity/ports.ts';

/** What the app needs beside what its operations and jobs do. */
export interface AppPorts extends Ports {
  /** Whether documents, files and queues can be reached. */
  readonly ready: () => Promise<Readiness>;
}

let provided: AppPorts | undefined;

/** Ports for the app to use instead of Azure's: by code that loads the app, never by a setting. */
export function provide(ports: AppPorts): void {
  provided = ports;
}

export function providedPorts(): AppPorts | undefined {
  return provided;
}
