/** The columns that a verification reads; a file may have more, in any order. */
export const LICENSE_COLUMNS = [
  'SyndicationPartnerSubscriptionNumber',
  'DurableOfferID',
  'ChargeStartDate',
  'ChargeEndDate',
  'ChargeType',
  'UnitPrice',
  'Quantity',
  'Amount',
  'TotalOtherDiscount',
  'Subtotal',
  'Tax',
  'TotalForCustomer',
  'Currency',
] as const;

export const USAGE_COLUMNS = [
  'ConsumedQuantity',
  'IncludedQuantity',
  'OverageQuantity',
  'ListPrice',
  'PretaxCharges',
  'TaxAmount',
  'PostTaxTotal',
  'Currency',
  'PretaxEffectiveRate',
  'PostTaxEffectiveRate',
  'ChargeType',
] as const;

export type FileKind = 'license' | 'usage';
export type Cells<Name extends string> = Readonly<Record<Name, string>>;

/** Neither kind of reconciliation file. */
export class UnknownFile extends Error {
  /** The columns that the kind of file it resembles most would have. */
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`this is no reconciliation file: the header lacks ${missing.slice(0, 4).join(', ')}${missing.length > 4 ? ' …' : ''}`);
    this.name = 'UnknownFile';
    this.missing = missing;
  }
}

/** Which file it is, by its header, and where its columns are. */
export function readHeader(header: readonly string[]): { kind: FileKind; at: ReadonlyMap<string, number> } {
  const at = new Map(header.map((name, index) => [name.trim(), index]));
  const missing = (names: readonly string[]) => names.filter((name) => !at.has(name));
  const [license, usage] = [missing(LICENSE_COLUMNS), missing(USAGE_COLUMNS)];
  if (license.length === 0) return { kind: 'license', at };
  if (usage.length === 0) return { kind: 'usage', at };
  throw new UnknownFile(license.length <= usage.length ? license : usage);
}

export function cellsOf<Name extends string>(
  record: readonly string[],
  at: ReadonlyMap<string, number>,
  names: readonly Name[],
): Cells<Name> {
  return Object.fromEntries(names.map((name) => [name, record[at.get(name) ?? -1] ?? ''])) as Cells<Name>;
}
