import { NO_LINES } from '../../functions/billing/core/invoice.ts';
import { build } from 'esbuild';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { billingOperations } from '../../functions/billing/operations.ts';
import type * as Statement from '../../functions/billing/statement/statement.ts';
import type { StatementLine } from '../../functions/billing/statement/lines.ts';
import { LINES_PRINTED_MAX, renderStatement } from '../../functions/billing/statement/statement.ts';
import type { Invoice } from '../../functions/billing/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { textOfPdf } from '../support/pdf-text.ts';

const PARTNER_ID = '11111111-0000-4000-8000-000000000001';
const LANGUAGES = ['en-US', 'pt-BR', 'zh-CN'];

/** 12,345.67 - 45.00 + 987.00 = 13,287.67, of which the add-on's 987.00 are no recurring charges. */
const INVOICE: Invoice = {
  id: 'D0123ABCDE',
  documentType: 'invoice',
  invoiceType: 'recurring',
  billingDate: date('2018-07-15'),
  periodEnd: date('2018-08-15'),
  pastStart: date('2018-06-15'),
  dueOn: date('2018-08-14'),
  totals: {
    lineCount: 4,
    total: toMinor(1_328_767),
    sections: { ...NO_LINES.sections, recurring: toMinor(1_230_067), otherProducts: toMinor(98_700) },
    offers: {
      'offer-3': { name: 'Visio Pro for Office 365', amount: toMinor(98_700) },
      'offer-1': { name: 'Office 365 Business Premium', amount: toMinor(1_234_567) },
      'offer-2': { name: 'Azure Active Directory Premium P1', amount: toMinor(-4500) },
    },
  },
  total: toMinor(1_328_767),
  billTo: {
    name: '示例科技有限公司',
    mpnId: '4390934',
    domain: 'sample.partner.onmschina.cn',
    address: ['示例路 1 号', '上海, 200000, CN'],
    isIndirect: false,
    isSandbox: false,
    paymentTermDays: 30,
  },
};

const LINE: StatementLine = {
  customerId: 'customer-1',
  customerName: '示例客户有限公司',
  name: 'Office 365 Business Premium',
  chargeType: 'CYCLE_FEE',
  days: { start: date('2018-07-15'), end: date('2018-08-15') },
  quantity: '10',
  unitPrice: '30.00',
  total: toMinor(30_000),
};

async function render(
  invoice: Invoice,
  locale = 'en-US',
  lines: readonly StatementLine[] = [],
  by = renderStatement,
): Promise<Uint8Array> {
  async function* each() {
    yield* lines;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of by(invoice, each(), PARTNER_ID, locale)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const linesOf = async (invoice: Invoice, locale?: string, lines?: readonly StatementLine[]) =>
  textOfPdf(await render(invoice, locale, lines)).flat();
const billedTo = (name: string): Invoice => ({ ...INVOICE, billTo: { ...INVOICE.billTo, name } });
const SANDBOX: Invoice = { ...INVOICE, billTo: { ...INVOICE.billTo, isSandbox: true } };

test('R-BILL-17, R-CHG-01: a statement in Chinese, word for word', async () => {
  const pages = textOfPdf(await render(INVOICE, 'zh-CN'));
  expect(pages.map((lines) => lines.join(' | '))).toEqual([
    [
      '由世纪互联运营的合作伙伴中心 | 发票',
      '发票编号 | D0123ABCDE | 开票日期 | 2018年7月15日 | 到期日期 | 2018年8月14日 | 付款期限 | 净 30 天',
      '收票方 | 示例科技有限公司 | 示例路 1 号 | 上海, 200000, CN | sample.partner.onmschina.cn',
      `计费周期（预付费用） | 2018年7月15日至2018年8月14日 | MPN ID | 4390934 | 合作伙伴 ID | ${PARTNER_ID}`,
      '费用 | 金额 (CNY) | 周期性费用 | 12,300.67 | 其他产品和服务 | 987.00 | 使用费 | 0.00 | 抵免和调整 | 0.00',
      '其他折扣（基于使用情况） | 0.00 | 其他折扣（基于许可证） | 0.00 | 税费或增值税 | 0.00 | 合计 | ¥13,287.67',
      '按产品/服务列出的费用 | 产品/服务 | 金额 (CNY)',
      'Azure Active Directory Premium P1 | -45.00 | Office 365 Business Premium | 12,345.67',
      'Visio Pro for Office 365 | 987.00',
      '每一笔费用的明细项目均列在本发票的基于许可证的对账文件中（操作 getLicenseReconciliationFile）。',
      '到期日期后仍未支付的金额，每月可能产生 1.5% 的财务费用；如法定上限较低，则按法定上限计算。',
      '明细项目 | 项目 | 费用类型 | 日期 | 数量 | 单价 | 合计 | 合计 | 13,287.67',
      '发票 D0123ABCDE | 第 1 页 | ，共 1 页',
    ].join(' | '),
  ]);
});

const IN_LANGUAGES = {
  'en-GB': ['Partner Center operated by 21Vianet', 'Invoice', 'July 15, 2018 – August 14, 2018', 'Net 30 days', 'CNY 13,287.67'],
  'pt-PT': [
    'Partner Center operado pela 21Vianet',
    'Fatura',
    '15 de julho de 2018 a 14 de agosto de 2018',
    '30 dias líquidos',
    'CNY 13.287,67',
  ],
  'zh-TW': ['由世纪互联运营的合作伙伴中心', '发票', '2018年7月15日至2018年8月14日', '净 30 天', '¥13,287.67'],
  'fr-FR': ['Invoice', 'Other Products and Services', '987.00'],
};

for (const [locale, words] of Object.entries(IN_LANGUAGES))
  test(`a statement for ${locale} is in the nearest language`, async () => {
    expect(await linesOf(INVOICE, locale)).toEqual(expect.arrayContaining(words));
  });

test('R-BILL-05: the finance charge of 1.5 % a month is announced in each language', async () => {
  expect((await linesOf(INVOICE, 'en-US')).join(' ')).toContain('a finance charge of 1.5% a month, or the legal maximum');
  expect((await linesOf(INVOICE, 'pt-BR')).join(' ')).toContain('um encargo financeiro de 1,5% ao mês, ou o máximo legal');
  expect((await linesOf(INVOICE, 'zh-CN')).join('')).toContain('每月可能产生 1.5% 的财务费用');
});

test('R-BILL-03: a payment term of its own stands on the statement', async () => {
  const invoice = { ...INVOICE, dueOn: date('2018-08-29'), billTo: { ...INVOICE.billTo, paymentTermDays: 45 } };
  expect(await linesOf(invoice)).toEqual(expect.arrayContaining(['Net 45 days', 'August 29, 2018']));
});

test('the operation that a statement refers to for details exists', async () => {
  const [, named] = /\(operation (\w+)\)/.exec((await linesOf(INVOICE)).join(' ')) ?? [];
  expect(billingOperations.map(({ id }) => id)).toContain(named);
});

test('the invoice of a sandbox account says not to pay it, and no other does', async () => {
  const NOTICES = {
    'en-US': 'Integration sandbox: this invoice is for testing. Do not pay it.',
    'pt-BR': 'Área restrita de integração: esta fatura serve apenas para testes. Não a pague.',
    'zh-CN': '集成沙盒：本发票仅供测试，请勿付款。',
  };
  for (const [locale, notice] of Object.entries(NOTICES)) {
    expect(await linesOf(SANDBOX, locale)).toContain(notice);
    expect(await linesOf(INVOICE, locale)).not.toContain(notice);
  }
});

test('the largest amount is printed to the last fen', async () => {
  const amount = toMinor(Number.MAX_SAFE_INTEGER);
  const totals = { ...INVOICE.totals, offers: { 'offer-1': { name: 'Visio', amount } } };
  expect(await linesOf({ ...INVOICE, totals })).toContain('90,071,992,547,409.91');
});

test('80 offers go over pages, each under the header and with its number', async () => {
  const names = Array.from({ length: 80 }, (_, index) => `Offer ${String(index + 1).padStart(2, '0')}`);
  const offers = Object.fromEntries(names.map((name) => [name, { name, amount: toMinor(100) }]));
  const pages = textOfPdf(await render({ ...INVOICE, totals: { ...INVOICE.totals, offers } }));
  expect(pages.flat().filter((line) => /^Offer \d/.test(line))).toEqual(names);
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, index) => {
    expect(page.slice(-3)).toEqual(['Invoice D0123ABCDE', `Page ${index + 1}`, ` of ${pages.length}`]);
    if (index > 0) expect(page.slice(0, 2)).toEqual(['Offer', 'Amount (CNY)']);
  });
});

test('R-BILL-17: line items by customer, each with its days, quantity, price and total, and a sum for each customer', async () => {
  const azure = { chargeType: 'CYCLE_USAGEFEE', name: 'Compute Hours', quantity: '745.25', unitPrice: '0.0853' } as const;
  const lines: StatementLine[] = [
    LINE,
    { ...LINE, chargeType: 'CANCEL_PRORATE', quantity: '2', total: toMinor(-3871) },
    { ...LINE, ...azure, customerId: 'customer-2', customerName: 'Second Customer', total: toMinor(6357) },
  ];
  const printed = (await linesOf({ ...INVOICE, totals: { ...INVOICE.totals, lineCount: 3 } }, 'en-US', lines)).join(' | ');
  // 300.00 - 38.71 = 261.29
  expect(printed).toContain(
    '示例客户有限公司 | Office 365 Business Premium | Cycle fee | Jul 15 – Aug 14, 2018 | 10 | 30.00 | 300.00 | ' +
      'Office 365 Business Premium | Prorate fees when cancel | Jul 15 – Aug 14, 2018 | 2 | 30.00 | -38.71 | Customer total | 261.29 | ' +
      'Second Customer | Compute Hours | Assess usage fee for | current cycle | Jul 15 – Aug 14, 2018 | 745.25 | 0.0853 | 63.57 | ' +
      'Customer total | 63.57 | Total | 13,287.67',
  );
});

test('line items that go over pages stand under the header and the name of their customer, which is never last on a page', async () => {
  const lines = Array.from({ length: 300 }, (_, index) => {
    const customer = String(Math.floor(index / 7));
    return { ...LINE, name: `Item ${index}`, customerId: customer, customerName: `Customer ${customer}` };
  });
  const pages = textOfPdf(await render({ ...INVOICE, totals: { ...INVOICE.totals, lineCount: 300 } }, 'en-US', lines));
  expect(pages.flat().filter((line) => /^Item \d/.test(line))).toEqual(lines.map(({ name }) => name));
  const inside = pages.slice(2); // the first tells the totals, the second begins the table
  for (const page of inside) {
    expect(page.slice(0, 6)).toEqual(['Item', 'Charge type', 'Days', 'Quantity', 'Unit price', 'Total']);
    expect(page.slice(0, -3).at(-1)).toMatch(/\.\d\d$/); // a row or a sum, no name
  }
  const customersOf = (page: readonly string[]) => page.filter((line) => /^Customer \d/.test(line));
  expect(
    inside.filter((page, index) => customersOf(page)[0] === customersOf(pages[index + 1] ?? []).at(-1)).length,
  ).toBeGreaterThan(1);
});

test('a page that is full is given away: at no time are the lines of two pages waiting', async () => {
  const lineCount = 1000;
  const [LINES_OF_A_PAGE, given] = [40, [] as number[]];
  let read = 0;
  async function* each() {
    for (; read < lineCount; read += 1) yield LINE;
  }
  const invoice = { ...INVOICE, totals: { ...INVOICE.totals, lineCount } };
  for await (const piece of renderStatement(invoice, each(), PARTNER_ID, 'en-US')) if (piece.length > 0) given.push(read);
  const waits = given.map((at, index) => at - (given[index - 1] ?? 0));
  expect(given.at(-1)).toBe(lineCount);
  expect(Math.max(...waits)).toBeLessThan(2 * LINES_OF_A_PAGE);
});

test('more than 5,000 line items are not printed but said to be in the files', async () => {
  const printed = await linesOf({ ...INVOICE, totals: { ...INVOICE.totals, lineCount: LINES_PRINTED_MAX + 1 } }, 'en-US', [LINE]);
  expect(printed).toContain('This document does not print its 5,001 line items.');
  expect(printed).not.toContain('Line items');
});

test('a credit note says what it amends and why, and has no due date', async () => {
  const note: Invoice = {
    ...INVOICE,
    documentType: 'adjustmentNote',
    amendsOf: 'D0123ABCDE',
    reason: 'Wrong seats',
    totals: { ...NO_LINES, total: toMinor(-5000), sections: { ...NO_LINES.sections, credits: toMinor(-5000) } },
    total: toMinor(-5000),
  };
  const printed = await linesOf({ ...note, id: 'N0123ABCDE' });
  expect(printed).toEqual(
    expect.arrayContaining(['Credit note', 'Amends invoice', 'D0123ABCDE', 'Reason: Wrong seats', '-CNY 50.00']),
  );
  expect(printed).not.toContain('Due date');
});

test('a page is only begun by the sheet, however long the names', async () => {
  const name = 'Office 365 Business Premium with a name that takes more than one line of the table of charges. '.repeat(9);
  const offers = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`offer-${index}`, { name, amount: toMinor(100) }]));
  const pages = textOfPdf(await render({ ...INVOICE, totals: { ...INVOICE.totals, offers } }));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.slice(1)) expect(page.slice(0, 2)).toEqual(['Offer', 'Amount (CNY)']);
});

test('a character that the font lacks is drawn as 〓, one for one, and nothing else is', async () => {
  expect(await linesOf(billedTo('𠮷龍\n有限公司'))).toContain('〓〓〓有限公司');
  expect(await linesOf(billedTo('Sa\u0303o Paulo'))).toContain('São Paulo');
});

test('the font has every character of our own texts, and of the days of a year', async () => {
  for (const language of LANGUAGES)
    for (let month = 1; month <= 12; month += 1) {
      const billingDate = date(`2018-${String(month).padStart(2, '0')}-01`);
      const text = (await linesOf({ ...SANDBOX, billingDate }, language)).join('');
      expect(text).not.toMatch(/[〓\ufffd]/);
    }
});

test('the same invoice gives the same bytes, however its offers were stored', async () => {
  const offers = Object.fromEntries(Object.entries(INVOICE.totals.offers).toReversed());
  const stored = { ...INVOICE, totals: { ...INVOICE.totals, offers } };
  for (const language of LANGUAGES)
    expect(Buffer.compare(await render(stored, language), await render(INVOICE, language))).toBe(0);
});

test('the document is tagged, and tells its language, its title and the billing date', async () => {
  const source = Buffer.from(await render(INVOICE, 'pt-BR')).toString('latin1');
  for (const part of ['/Lang (pt-BR)', '/Marked true', '/DisplayDocTitle true', '(Fatura D0123ABCDE)', '(D:20180715000000Z)'])
    expect(source).toContain(part);
  const tags = [...source.matchAll(/^\/S \/(\w+)$/gm)].map(([, tag]) => tag);
  // three tables: a header and seven sections; a header and three offers; a header of six columns and the total
  const counted = ['H1', 'H2', 'Table', 'TR', 'TH', 'TD'].map((tag) => [tag, tags.filter((one) => one === tag).length]);
  expect(Object.fromEntries(counted)).toEqual({ H1: 1, H2: 2, Table: 3, TR: 14, TH: 10, TD: 26 });
});

test('a bundle with the font beside it gives the same bytes: it needs no other file of the PDF library', async () => {
  const statement = resolve(import.meta.dirname, '../../functions/billing/statement');
  const folder = await mkdtemp(join(tmpdir(), 'statement-'));
  try {
    const outfile = join(folder, 'statement.mjs');
    const banner = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";
    const options = { bundle: true, platform: 'node', format: 'esm', banner: { js: banner }, logLevel: 'silent' } as const;
    await build({ ...options, entryPoints: [join(statement, 'statement.ts')], outfile });
    await copyFile(join(statement, 'noto-sans-sc-subset.ttf'), join(folder, 'noto-sans-sc-subset.ttf'));
    const bundled = (await import(pathToFileURL(outfile).href)) as typeof Statement;
    expect(Buffer.compare(await render(INVOICE, 'zh-CN', [], bundled.renderStatement), await render(INVOICE, 'zh-CN'))).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
