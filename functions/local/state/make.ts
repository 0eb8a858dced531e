import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeWorkshop, type LocalPorts } from '../compose.ts';
import { seedDemo } from '../demo.ts';
import { businessOf } from './business.ts';
import { DEMO_STATES, type DemoStateName } from './demo-states.ts';
import { driver } from './driver.ts';
import { saveInto } from './states.ts';

/** Makes a named state in a folder, by the calls that lead to it. */
export async function makeState(
  name: DemoStateName,
  folder: string,
  host: Pick<LocalPorts, 'guideUrl' | 'webhooks'>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'partner-center-state-'));
  const workshop = composeWorkshop(directory, host);
  try {
    await seedDemo(workshop.store, workshop.now());
    await DEMO_STATES[name].make(businessOf(driver(workshop)));
    saveInto(folder, workshop);
  } finally {
    workshop.store.close();
    rmSync(directory, { recursive: true });
  }
}
