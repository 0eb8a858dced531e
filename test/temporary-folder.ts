import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All temporary files of a test run lie in one folder, which goes with it: also when a test or a worker ends early. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-tests-'));
  const [before, name] = [tmpdir(), process.platform === 'win32' ? 'TEMP' : 'TMPDIR'];
  process.env[name] = folder;
  return () => {
    process.env[name] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
