import type { Language } from '../../catalog/core/localized.ts';
import { toDecimal, type Minor } from '../../shared/money.ts';
import { formatsFor } from '../statement/format.ts';
import type { BilledLine } from '../core/terms.ts';
import { exactValue, type Proof, type Step } from './core/proof.ts';

interface Words {
  readonly price: (version: string) => string;
  readonly whole: (seats: number, days: number, arithmetic: string) => string;
  readonly wholeTakenBack: (seats: number, days: number, arithmetic: string) => string;
  readonly byDays: (seats: number, span: string, days: number, of: number, arithmetic: string) => string;
  readonly unused: (seats: number, span: string, days: number, of: number, arithmetic: string) => string;
  readonly free: (seats: number, span: string) => string;
  readonly discount: (percent: string, arithmetic: string) => string;
  readonly subtotal: (amount: string) => string;
  readonly tax: (percent: string, arithmetic: string) => string;
  readonly total: (amount: string) => string;
  readonly refund: (amount: string) => string;
  readonly refundTax: (amount: string) => string;
  readonly span: (first: string, last: string) => string;
  readonly rounded: (amount: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'en-US': {
    price: (version) => `The unit price was locked from the price list in force since ${version}.`,
    whole: (seats, days, sum) => `${seats} seats for the whole period of ${days} days, charged in advance: ${sum}.`,
    wholeTakenBack: (seats, days, sum) => `The advance charge of ${seats} seats for ${days} days is taken back: ${sum}.`,
    byDays: (seats, span, days, of, sum) => `${seats} seats ${span}, ${days} of the ${of} days of the period: ${sum}.`,
    unused: (seats, span, days, of, sum) =>
      `${seats} seats were not used ${span}, ${days} of the ${of} days of the period: ${sum}.`,
    free: (seats, span) => `${seats} seats ${span}: free up to the first billing date.`,
    discount: (percent, sum) => `Discount of ${percent}: ${sum}.`,
    subtotal: (amount) => `Subtotal: ${amount}.`,
    tax: (percent, sum) => `Tax of ${percent}: ${sum}.`,
    total: (amount) => `Total: ${amount}.`,
    refund: (amount) => `Refund of an earlier line, tax included: ${amount}.`,
    refundTax: (amount) => `Tax in it: ${amount}.`,
    span: (first, last) => `from ${first} to ${last}`,
    rounded: (amount) => `, rounded to ${amount}`,
  },
  'pt-BR': {
    price: (version) => `O preço unitário foi travado pela lista de preços em vigor desde ${version}.`,
    whole: (seats, days, sum) => `${seats} assentos pelo período inteiro de ${days} dias, em cobrança antecipada: ${sum}.`,
    wholeTakenBack: (seats, days, sum) => `A cobrança antecipada de ${seats} assentos por ${days} dias é estornada: ${sum}.`,
    byDays: (seats, span, days, of, sum) => `${seats} assentos ${span}, ${days} dos ${of} dias do período: ${sum}.`,
    unused: (seats, span, days, of, sum) =>
      `${seats} assentos não foram utilizados ${span}, ${days} dos ${of} dias do período: ${sum}.`,
    free: (seats, span) => `${seats} assentos ${span}: gratuitos até a primeira data de cobrança.`,
    discount: (percent, sum) => `Desconto de ${percent}: ${sum}.`,
    subtotal: (amount) => `Subtotal: ${amount}.`,
    tax: (percent, sum) => `Imposto de ${percent}: ${sum}.`,
    total: (amount) => `Total: ${amount}.`,
    refund: (amount) => `Reembolso de uma linha anterior, com imposto: ${amount}.`,
    refundTax: (amount) => `Imposto incluído: ${amount}.`,
    span: (first, last) => `de ${first} a ${last}`,
    rounded: (amount) => `, arredondado para ${amount}`,
  },
  'zh-CN': {
    price: (version) => `单价按 ${version} 起生效的价目表锁定。`,
    whole: (seats, days, sum) => `${seats} 个席位，整个周期 ${days} 天，预付费用：${sum}。`,
    wholeTakenBack: (seats, days, sum) => `冲销 ${seats} 个席位 ${days} 天的预付费用：${sum}。`,
    byDays: (seats, span, days, of, sum) => `${seats} 个席位，${span}，占该周期 ${of} 天中的 ${days} 天：${sum}。`,
    unused: (seats, span, days, of, sum) => `${seats} 个席位，${span}未使用，占该周期 ${of} 天中的 ${days} 天：${sum}。`,
    free: (seats, span) => `${seats} 个席位，${span}：到第一个计费日期为止免费。`,
    discount: (percent, sum) => `折扣 ${percent}：${sum}。`,
    subtotal: (amount) => `小计：${amount}。`,
    tax: (percent, sum) => `税率 ${percent}：${sum}。`,
    total: (amount) => `合计：${amount}。`,
    refund: (amount) => `退还之前的一条明细项目，含税：${amount}。`,
    refundTax: (amount) => `其中税费：${amount}。`,
    span: (first, last) => `${first}至${last}`,
    rounded: (amount) => `，四舍五入为 ${amount}`,
  },
};

/** The proof as a person would say it, one sentence a step. */
export function sentencesOf(line: BilledLine, lastDay: BilledLine['chargeEnd'], proof: Proof, language: Language): string[] {
  const words = WORDS[language];
  const { day, money } = formatsFor(language);
  const span = words.span(day(line.chargeStart), day(lastDay));
  const isRefund = line.chargeType === 'OFFSET_LINEITEM';
  const sentences = proof.steps.flatMap((step) => {
    switch (step.what) {
      case 'amount':
        return amountSentence(line, proof, step, { words, span });
      case 'discount':
        return words.discount(percentOf(proof.discountBasisPoints, language), arithmeticOf(step, words));
      case 'subtotal':
        return isRefund ? [] : words.subtotal(money(step.rounded));
      case 'tax':
        return isRefund
          ? words.refundTax(money(step.rounded))
          : words.tax(percentOf(proof.taxBasisPoints, language), arithmeticOf(step, words));
      case 'total':
        return isRefund ? words.refund(money(step.rounded)) : words.total(money(step.rounded));
    }
  });
  return [...(line.unitPrice === 0 || isRefund ? [] : [words.price(line.priceListVersion)]), ...sentences];
}

function amountSentence(
  { quantity, unitPrice }: BilledLine,
  { days, daysOfPeriod }: Proof,
  step: Step,
  { words, span }: { words: Words; span: string },
): string {
  if (unitPrice === 0) return words.free(quantity, span);
  const sum = arithmeticOf(step, words);
  const isWhole = step.factors.length === 2;
  if (isWhole) return step.isTakenBack ? words.wholeTakenBack(quantity, days, sum) : words.whole(quantity, days, sum);
  return (step.isTakenBack ? words.unused : words.byDays)(quantity, span, days, daysOfPeriod, sum);
}

/** `10.00 × 12 × 11 ÷ 31 = 42.580645, rounded to 42.58`: decimal points in every language, as in the file. */
function arithmeticOf(step: Step, words: Words): string {
  const { what, factors, divisor, rounded, isTakenBack } = step;
  const [first = 0, ...others] = factors;
  const isShare = what === 'discount' || what === 'tax';
  const parts = [toDecimal(first as Minor), ...others.map((factor) => (isShare ? `${factor / 100} %` : String(factor)))];
  const sign = isTakenBack && rounded < 0 ? '-' : '';
  const exact = exactValue(step);
  const result = `${sign}${exact}`;
  const formula = `${sign}${parts.join(' × ')}${isShare || divisor === 1 ? '' : ` ÷ ${divisor}`}`;
  const decimal = toDecimal(rounded);
  return result === decimal ? `${formula} = ${decimal}` : `${formula} = ${result}${words.rounded(decimal)}`;
}

function percentOf(basisPoints: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
}
