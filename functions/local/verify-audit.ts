import { parseArgs, styleText } from 'node:util';
import { readChain } from '../audit/read-chain.ts';
import { ChainFault, verifyChain, type Noted, type Verified } from '../audit/verify.ts';
import { signIn } from './tour-client.ts';

const HELP = `Verifies that no audit record was changed, removed, inserted or moved since it was sealed.

Usage: npm run audit:verify -- [options]

  --base URL          the server; by default the one on this machine
  --partner NAME      on this machine: whose chain; the first sandbox partner by default
  --of PARTNER-ID     as the operator: the chain of this partner, or the operator's own
  --noted N:HASH      a seal noted at an earlier time: it has to be in the chain still
  --help

Elsewhere, ACCESS_TOKEN holds the token of a global admin or an application.
Ends with 0 when the chain is whole, 1 when it is not, 2 when it cannot be read. Note the last seal somewhere else.`;

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: process.env['BASE_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '7071'}` },
    partner: { type: 'string' },
    of: { type: 'string' },
    noted: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}

try {
  const token = process.env['ACCESS_TOKEN'] ?? (await signIn(values.base, values.partner)).token;
  const path = values.of === undefined ? '/auditseals' : `/operator/partners/${values.of}/auditseals`;
  const noted = values.noted === undefined ? {} : { noted: notedOf(values.noted) };
  const verified = await verifyChain(readChain(asking(token), path), { now: Date.now(), ...noted });
  console.log(paint('green', textOf(verified)));
} catch (error) {
  console.error(paint('red', error instanceof Error ? error.message : String(error)));
  process.exitCode = error instanceof ChainFault ? 1 : 2;
}

function asking(token: string) {
  return async (path: string, continuationToken?: string): Promise<unknown> => {
    const next = continuationToken === undefined ? {} : { 'MS-ContinuationToken': continuationToken };
    const response = await fetch(`${values.base}/v1${path}`, { headers: { Authorization: `Bearer ${token}`, ...next } });
    if (!response.ok) throw new Error(`GET /v1${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
}

function notedOf(text: string): Noted {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined) throw new Error('--noted is the number of a seal, a colon and its hash');
  return { number: Number(number), hash };
}

function textOf({ records, first, head }: Verified): string {
  if (!head) return 'Nothing is sealed yet: records are sealed every hour and, on this machine, at its start.';
  const from = first && first.number > 1 ? `; what lies before seal ${first.number} is past its time` : '';
  return `${records} records are as they were sealed${from}.\nLast seal, of ${head.sealedAt}: ${head.number}:${head.hash}`;
}

function paint(color: 'green' | 'red', text: string): string {
  return process.stdout.isTTY ? styleText(color, text) : text;
}
