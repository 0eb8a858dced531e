import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { PROGRAMME } from '../contract/programme.ts';
import { faint, heading, table } from '../terminal/print.ts';
import { signIn } from './tour-client.ts';

// A partner's first two bills, by HTTP calls alone. All that is printed was answered by the server; the dates follow the
// sandbox clock, so the tour can be taken again and again.

const base = process.env['BASE_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '7071'}`;
const outputDir = join(process.env['DATA_DIR'] ?? '.data', 'tour');
const { partner, call, download } = await signIn(base).catch((error: unknown) => {
  console.error(
    `No server at ${base}. Start it with "npm start" in another terminal, or name it in PORT or BASE_URL.\n${String(error)}`,
  );
  process.exit(1);
});

const Clock = z.object({ now: z.string() });
const Offers = z.object({
  totalCount: z.number(),
  items: z.array(z.object({ id: z.string(), name: z.string(), unitType: z.string() })),
});
const Customer = z.object({
  id: z.string(),
  companyProfile: z.object({ companyName: z.string() }),
  userCredentials: z.object({ userName: z.string(), password: z.string() }),
});
const Order = z.object({ id: z.string(), lineItems: z.array(z.object({ subscriptionId: z.string() })) });
const Subscription = z.object({
  id: z.string(),
  offerName: z.string(),
  quantity: z.number(),
  status: z.string(),
  effectiveStartDate: z.string(),
  commitmentEndDate: z.string(),
});
const Invoices = z.object({
  items: z.array(z.object({ id: z.string(), invoiceDate: z.string(), totalCharges: z.number(), dueDate: z.string() })),
});
const Lines = z.object({
  items: z.array(
    z.object({
      offerName: z.string(),
      chargeType: z.string(),
      chargeStartDate: z.string(),
      chargeEndDate: z.string(),
      quantity: z.number(),
      unitPrice: z.number(),
      amount: z.number(),
    }),
  ),
});

const { now } = await call('GET', '/v1/sandbox/clock', Clock);
/** The 2nd of a month, before the billing date on the 15th: the days up to then are free. */
const opening = now.slice(8, 10) <= '02' ? now.slice(0, 7) : nextMonth(now);

console.log(heading(`1  ${partner.name}, a direct reseller whose billing date is the 15th`));
if (now < `${opening}-02T09:00:00`) await moveTo(`${opening}-02T09`);
const today = (await call('GET', '/v1/sandbox/clock', Clock)).now;
console.log(`  signed in; the sandbox clock stands at ${today}`);

console.log(heading('2  The offers of market CN'));
const offers = await call('GET', '/v1/offers?country=CN', Offers);
const [kiosk, skype, e3] = ['Exchange Online Kiosk', 'Skype for Business Online (Plan 1)', 'Office 365 Enterprise E3'].map(
  offerNamed,
);
console.log(
  table(
    ['offer', 'name', 'unit'],
    [kiosk, skype, e3].map((offer) => [offer?.id ?? '', offer?.name ?? '', offer?.unitType ?? '']),
  ),
);
console.log(faint(`  ... and ${offers.totalCount - 3} more`));

console.log(heading('3  A new customer'));
const customer = await call('POST', '/v1/customers', Customer, newCustomer(today));
const at = `/v1/customers/${customer.id}`;
console.log(`  ${customer.companyProfile.companyName}  ${customer.id}`);
console.log(
  `  its first admin: ${customer.userCredentials.userName}, password ${customer.userCredentials.password} ${faint('(shown only now)')}`,
);

console.log(heading('4  An order of three subscriptions: they start tomorrow and are free up to the billing date'));
const order = await call('POST', `${at}/orders`, Order, {
  lineItems: [
    { lineItemNumber: 0, offerId: kiosk?.id, quantity: 15 },
    { lineItemNumber: 1, offerId: skype?.id, quantity: 15, friendlyName: 'Field staff' },
    { lineItemNumber: 2, offerId: e3?.id, quantity: 2 },
  ],
});
const [first, second, third] = order.lineItems.map(({ subscriptionId }) => `${at}/subscriptions/${subscriptionId}`);
await show('GET', first, second, third);

console.log(heading('5  The first billing date: each is charged in advance for a whole period'));
await moveTo(`${opening}-15T12`);
await showNewestInvoice();

console.log(heading('6  A month of changes'));
await moveTo(`${opening}-20T10`);
await change(second, { quantity: 12 }, 'Field staff: 15 seats become 12');
await moveTo(`${opening}-25T10`);
await change(first, { status: 'suspended' }, 'Kiosk is suspended; its seats stay bought, so the bill does not change');
await moveTo(`${opening}-28T10`);
await change(first, { status: 'active' }, 'Kiosk is active again');
const following = nextMonth(`${opening}-01`);
await moveTo(`${following}-01T10`);
await change(second, { quantity: 18 }, 'Field staff: 12 seats become 18');
await moveTo(`${following}-05T10`);
await change(third, { status: 'deleted' }, 'Enterprise E3 is cancelled; the days from today on are given back');

console.log(heading('7  The second billing date'));
await moveTo(`${following}-15T12`);
const invoiceId = await showNewestInvoice();

console.log(heading('8  The same lines as a file, and the statement'));
const csv = await download(`/v1/invoices/${invoiceId}/reconciliation/license`);
const records = z.array(z.record(z.string(), z.string())).parse(parse(Buffer.from(csv), { columns: true }));
const fen = records.reduce((sum, record) => sum + BigInt((record['TotalForCustomer'] ?? '').replace('.', '')), 0n);
console.log(
  `  ${Object.keys(records[0] ?? {}).length} columns, ${records.length} rows; TotalForCustomer adds up to ${decimal(fen)}`,
);
const pdf = await download(`/v1/invoices/${invoiceId}/documents/statement`);
mkdirSync(outputDir, { recursive: true });
for (const [name, bytes] of [
  ['reconciliation.csv', csv],
  ['statement.pdf', pdf],
] as const) {
  writeFileSync(join(outputDir, name), bytes);
  console.log(`  ${join(outputDir, name)}  ${bytes.byteLength} bytes`);
}

async function moveTo(hour: string): Promise<void> {
  const { now: moved } = await call('POST', '/v1/sandbox/clock', Clock, { now: `${hour}:00:00Z` });
  console.log(faint(`  -- the clock moves to ${moved.slice(0, 16).replace('T', ' ')} --`));
}

async function change(path: string | undefined, body: object, what: string): Promise<void> {
  await call('PATCH', path ?? '', Subscription, body);
  console.log(`  ${what}`);
}

async function show(method: string, ...paths: readonly (string | undefined)[]): Promise<void> {
  const rows = [];
  for (const path of paths) {
    const { offerName, quantity, status, effectiveStartDate, commitmentEndDate } = await call(method, path ?? '', Subscription);
    rows.push([offerName, String(quantity), status, effectiveStartDate.slice(0, 10), commitmentEndDate.slice(0, 10)]);
  }
  console.log(table(['subscription', 'seats', 'status', 'starts', 'ends'], rows));
}

async function showNewestInvoice(): Promise<string> {
  const [invoice] = (await call('GET', '/v1/invoices?size=1', Invoices)).items;
  if (!invoice) throw new Error('no invoice yet');
  const { items } = await call(
    'GET',
    `/v1/invoices/${invoice.id}/lineitems?provider=office&invoicelineitemtype=billinglineitems`,
    Lines,
  );
  const rows = items.map(({ offerName, chargeType, chargeStartDate, chargeEndDate, quantity, unitPrice, amount }) => [
    offerName,
    chargeType,
    chargeStartDate.slice(5, 10),
    chargeEndDate.slice(5, 10),
    String(quantity),
    unitPrice.toFixed(2),
    amount.toFixed(2),
  ]);
  console.log(table(['offer', 'charge type', 'from', 'to', 'seats', 'price', 'amount'], rows));
  console.log(
    `  Invoice ${invoice.id} of ${invoice.invoiceDate.slice(0, 10)}: CNY ${invoice.totalCharges.toFixed(2)}, due ${invoice.dueDate.slice(0, 10)}`,
  );
  return invoice.id;
}

function offerNamed(name: string) {
  return offers.items.find((offer) => offer.name === name);
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
}

function decimal(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function newCustomer(created: string) {
  return {
    companyProfile: {
      domain: `tour${created.replace(/\D/g, '').slice(0, 8)}${Date.now().toString(36)}.${PROGRAMME.domainSuffix}`,
    },
    billingProfile: {
      email: 'billing@example.com',
      culture: 'zh-CN',
      language: 'zh',
      companyName: '示例科技有限公司',
      defaultAddress: {
        country: 'CN',
        state: '北京',
        city: '北京',
        addressLine1: '示例路 1 号',
        postalCode: '100000',
        firstName: 'Sample',
        lastName: 'Contact',
        phoneNumber: '01000000000',
      },
    },
  };
}
