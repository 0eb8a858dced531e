import type { ExampleId } from '../../../functions/billing/core/worked-examples.ts';
import { BILL_LABELS, type BillLabels } from '../../../functions/billing/labels.ts';
import { languageOf } from '../../../functions/catalog/core/localized.ts';
import type { ChargeType } from '../../../functions/contract/charge-types.ts';
import type { Problem } from '../simulator/story.ts';
import type { Availability } from '../../../functions/contract/operation.ts';
import { en } from './en.ts';
import { ptBr } from './pt-br.ts';
import { zhCn } from './zh-cn.ts';

/** What the tables of the guide say in one language: a missing text does not compile. */
export interface Texts {
  readonly lang: string;
  readonly meanings: Readonly<Record<ChargeType, string>>;
  readonly stories: Readonly<Record<ExampleId, string>>;
  readonly words: {
    readonly chargeType: string;
    readonly meaning: string;
    readonly section: string;
    readonly column: string;
    readonly firstDay: string;
    readonly lastDay: string;
    readonly days: string;
    readonly seats: string;
    readonly unitPrice: string;
    readonly amount: string;
    readonly total: string;
    readonly noLines: string;
    readonly arithmetic: string;
    readonly offer: string;
    readonly priceNow: string;
    readonly priceNext: string;
    readonly minimum: string;
    readonly maximum: string;
    readonly addOns: string;
    readonly samplePrices: string;
    readonly charged: string;
    readonly free: string;
    readonly unused: string;
    readonly timeline: string;
    readonly permission: string;
    readonly can: string;
    readonly cannot: string;
    readonly upgradeFrom: string;
    readonly upgradeTo: string;
    readonly fileColumn: string;
    readonly apiField: string;
  };
  /** A call that was made while the guide was built. */
  readonly call: {
    readonly request: string;
    /** With `{status}`. */
    readonly answer: string;
    readonly availability: Readonly<Record<Availability, string>>;
  };
  /** The bill simulator. */
  readonly simulator: {
    readonly needsScript: string;
    readonly price: string;
    readonly billingDay: string;
    readonly orderedOn: string;
    readonly cancelledOn: string;
    readonly bill: string;
    readonly changes: string;
    readonly addChange: string;
    readonly changedOn: string;
    readonly removeChange: string;
    readonly lines: string;
    readonly file: string;
    readonly copy: string;
    readonly copied: string;
    readonly problem: Readonly<Record<Problem, string>>;
  };
}

/** With what the bill itself calls its charge types and sections. */
export type PageTexts = Texts & BillLabels;

const TEXTS: readonly Texts[] = [en, ptBr, zhCn];

/** The texts of a page's language, `pt-BR` or as its address has it, `pt-br`; English where there are none. */
export function textsOf(locale: string | undefined): PageTexts {
  const texts = TEXTS.find(({ lang }) => lang.toLowerCase() === locale?.toLowerCase()) ?? en;
  return { ...texts, ...BILL_LABELS[languageOf(texts.lang)] };
}
