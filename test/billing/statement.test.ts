import { NO_LINES } from '../../functions/billing/core/invoice.ts';
import { build } from 'esbuild';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { billingOperations } from '../../functions/billing/operations.ts';
import type * as Statement from '../../functions/billing/statement/statement.ts';
import { renderStatement } from '../../functions/billing/statement/statement.ts';
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

const render = (invoice: Invoice, locale = 'en-US') => renderStatement(invoice, PARTNER_ID, locale);
const linesOf = async (invoice: Invoice, locale?: string) => textOfPdf(await render(invoice, locale)).flat();
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
      '费用 | 金额 (CNY) | 周期性费用 | 12,300.67 | 其他产品和服务 | 987.00 | 合计 | ¥13,287.67',
      '按产品/服务列出的费用 | 产品/服务 | 金额 (CNY)',
      'Azure Active Directory Premium P1 | -45.00 | Office 365 Business Premium | 12,345.67',
      'Visio Pro for Office 365 | 987.00 | 合计 | 13,287.67',
      '每一笔费用的明细项目均列在本发票的基于许可证的对账文件中（操作 getLicenseReconciliationFile）。',
      '到期日期后仍未支付的金额，每月可能产生 1.5% 的财务费用；如法定上限较低，则按法定上限计算。',
      '发票 D0123ABCDE | 第 1 页，共 1 页',
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
    expect(page.slice(-2)).toEqual(['Invoice D0123ABCDE', `Page ${index + 1} of ${pages.length}`]);
    if (index > 0) expect(page.slice(0, 2)).toEqual(['Offer', 'Amount (CNY)']);
  });
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
  // two tables: a header and two sections; a header, three offers and the sum
  const counted = ['H1', 'H2', 'Table', 'TR', 'TH', 'TD'].map((tag) => [tag, tags.filter((one) => one === tag).length]);
  expect(Object.fromEntries(counted)).toEqual({ H1: 1, H2: 1, Table: 2, TR: 8, TH: 4, TD: 12 });
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
    const bytes = await bundled.renderStatement(INVOICE, PARTNER_ID, 'zh-CN');
    expect(Buffer.compare(bytes, await render(INVOICE, 'zh-CN'))).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
