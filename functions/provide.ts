import type { Ports } from './identity/ports.ts';

let provided: Ports | undefined;

/** Ports for the app to use instead of Azure's: by code that loads the app, never by a setting. */
export function provide(ports: Ports): void {
  provided = ports;
}

export function providedPorts(): Ports | undefined {
  return provided;
}
