import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { operationOf } from './command.ts';
import { parseDecimal, sum, toJsonNumber, ZERO, type Minor } from '../shared/money.ts';
import type { Answer, Desk, Given, Work } from './desk.ts';
import { Refused, WrongUsage } from './faults.ts';

/** Asking who is still due reads every account that is billed, so it is asked less and less often. */
const POLL_MS_MIN = 500;
const POLL_MS_MAX = 30_000;
/** A close is a worker's job of minutes, however big the partner; after this long somebody has to look. */
const WAIT_MS = 30 * 60_000;

const Due = z.object({
  items: z.array(z.object({ partnerId: z.string(), name: z.string(), mpnId: z.string(), billingDate: z.string() })),
});
const Estimate = z.object({ lineCount: z.int(), totalCharges: z.number() });

type Close = z.infer<typeof Due>['items'][number];

/** Starts what is due and waits for it; or only says what it would bill. */
export const closeRun: Work = async (desk, given) => {
  const isDryRun = given.flags.has('dry-run');
  if (!isDryRun && given.query['through'] !== undefined)
    throw new WrongUsage('--through goes with --dry-run: only what is due today can be closed.');
  const closes = await dueIn(desk, given);
  try {
    return isDryRun ? await rehearse(desk, closes) : await close(desk, closes);
  } finally {
    desk.progress.end();
  }
};

async function dueIn({ api }: Desk, { query }: Pick<Given, 'query'>): Promise<Close[]> {
  return Due.parse(await api.read(operationOf('listDueCloses'), { params: {}, query })).items;
}

async function rehearse({ api, progress }: Desk, closes: readonly Close[]): Promise<Answer> {
  const items: object[] = [];
  const totals: Minor[] = [];
  for (const one of closes) {
    progress.show(items.length / closes.length, one.name);
    const params = { partnerId: one.partnerId };
    const estimate = Estimate.parse(await api.read(operationOf('rehearseClose'), { params, query: {} }));
    items.push({ ...one, ...estimate });
    totals.push(parseDecimal(String(estimate.totalCharges)) ?? ZERO);
  }
  return { partners: closes.length, totalCharges: toJsonNumber(sum(totals)), items };
}

async function close(desk: Desk, closes: readonly Close[]): Promise<Answer> {
  const { api, progress } = desk;
  for (const { partnerId } of closes) await api.send(operationOf('startClose'), { params: { partnerId }, query: {} });
  const until = Date.now() + WAIT_MS;
  let waitMs = POLL_MS_MIN;
  for (let open: readonly Close[] = closes; open.length > 0; waitMs = Math.min(2 * waitMs, POLL_MS_MAX)) {
    progress.show(1 - open.length / closes.length, `${closes.length - open.length} of ${closes.length} closed`);
    if (Date.now() > until)
      throw new Refused(`Still open: ${open.map(({ name }) => name).join(', ')}. The log of the workers says why.`);
    await setTimeout(waitMs);
    const due = new Set((await dueIn(desk, { query: {} })).map(({ partnerId }) => partnerId));
    open = open.filter(({ partnerId }) => due.has(partnerId));
  }
  return { partners: closes.length, items: closes };
}
