import * as z from 'zod';
import type { MatrixOffer } from '../core/matrix.ts';
import { offerIdOf } from '../core/offer.ts';
import { Offer } from '../stored.ts';

const QUANTITY_MAX = 10_000_000;

const text = z.string().trim().min(1, 'is empty');
const guid = z.guid({ error: ({ input }) => `"${String(input)}" is not a GUID` }).transform(offerIdOf);
const words = z.string().transform((cell) => cell.split(/\s+/).filter((word) => word !== ''));
const guids = words.pipe(z.array(guid));
const quantity = z
  .string()
  .regex(/^[1-9]\d*$/, 'is not a whole number from 1 on')
  .transform(Number)
  .refine((value) => value <= QUANTITY_MAX, `is more than ${QUANTITY_MAX}`);
const yesOrNo = z.enum(['Yes', 'No'], 'is neither Yes nor No').transform((answer) => answer === 'Yes');
const orNothing = <T extends z.ZodType>(type: T) => z.preprocess((cell) => (cell === '' ? undefined : cell), type.optional());
const oneOf = <T extends Record<string, string>>({ enum: values }: z.ZodEnum<T>) =>
  z.enum(values, `is none of ${Object.values(values).join(', ')}`);

/** `1 Year`, `3 Concurrent` */
const counted = <T extends Record<string, string>>({ enum: units }: z.ZodEnum<T>) => {
  const pattern = new RegExp(`^([1-9]\\d{0,3}) (${Object.values(units).join('|')})$`);
  return z
    .string()
    .regex(pattern, `is not a number and one of ${Object.values(units).join(', ')}`)
    .transform((cell) => {
      const [count, unit] = cell.split(' ');
      return { count: Number(count), unitOfMeasure: unit as T[keyof T] };
    });
};

const { shape } = Offer;

/** A row of an offer matrix: how each of its cells is written. Ids, and plans, are separated by spaces. */
export const MatrixRow = z.object({
  'Offer ID': guid,
  Name: text,
  'Name zh-CN': text,
  'Name pt-BR': orNothing(text),
  Description: text,
  'Description zh-CN': text,
  'Description pt-BR': orNothing(text),
  Category: orNothing(oneOf(shape.categoryId.unwrap())),
  'Product ID': guid,
  'Product Name': text,
  Unit: oneOf(shape.unitType),
  Service: oneOf(shape.service),
  Plans: words,
  'Minimum Quantity': quantity,
  'Maximum Quantity': quantity,
  Limit: orNothing(counted(shape.limit.unwrap().shape.unitOfMeasure)),
  Term: counted(shape.term.shape.unitOfMeasure),
  'Add-on Of': guids,
  'Upgrade Targets': guids,
  'Conversion Targets': guids,
  Trial: yesOrNo,
  'Auto-renew': yesOrNo,
  'On Sale': yesOrNo,
});

export type MatrixColumn = keyof typeof MatrixRow.shape;

export const MATRIX_COLUMNS = Object.keys(MatrixRow.shape) as MatrixColumn[];

export function offerOf(row: z.infer<typeof MatrixRow>): MatrixOffer {
  return {
    id: row['Offer ID'],
    name: localized(row.Name, row['Name zh-CN'], row['Name pt-BR']),
    description: localized(row.Description, row['Description zh-CN'], row['Description pt-BR']),
    ...(row.Category ? { categoryId: row.Category } : {}),
    product: { id: row['Product ID'], name: row['Product Name'] },
    unitType: row.Unit,
    service: row.Service,
    plans: row.Plans,
    quantityMin: row['Minimum Quantity'],
    quantityMax: row['Maximum Quantity'],
    ...(row.Limit ? { limit: row.Limit } : {}),
    term: row.Term,
    prerequisiteOffers: row['Add-on Of'],
    upgradeTargetOffers: row['Upgrade Targets'],
    conversionTargetOffers: row['Conversion Targets'],
    isTrial: row.Trial,
    isAutoRenewable: row['Auto-renew'],
    isAvailableForPurchase: row['On Sale'],
  };
}

export function rowOf(offer: Offer): Record<MatrixColumn, string> {
  const { name, description, limit, term } = offer;
  return {
    'Offer ID': offer.id,
    Name: name.en,
    'Name zh-CN': name.zh,
    'Name pt-BR': name.pt ?? '',
    Description: description.en,
    'Description zh-CN': description.zh,
    'Description pt-BR': description.pt ?? '',
    Category: offer.categoryId ?? '',
    'Product ID': offer.product.id,
    'Product Name': offer.product.name,
    Unit: offer.unitType,
    Service: offer.service,
    Plans: offer.plans.join(' '),
    'Minimum Quantity': String(offer.quantityMin),
    'Maximum Quantity': String(offer.quantityMax),
    Limit: limit ? `${limit.count} ${limit.unitOfMeasure}` : '',
    Term: `${term.count} ${term.unitOfMeasure}`,
    'Add-on Of': offer.prerequisiteOffers.join(' '),
    'Upgrade Targets': offer.upgradeTargetOffers.join(' '),
    'Conversion Targets': offer.conversionTargetOffers.join(' '),
    Trial: offer.isTrial ? 'Yes' : 'No',
    'Auto-renew': offer.isAutoRenewable ? 'Yes' : 'No',
    'On Sale': offer.isAvailableForPurchase ? 'Yes' : 'No',
  };
}

function localized(en: string, zh: string, pt: string | undefined) {
  return pt === undefined ? { en, zh } : { en, zh, pt };
}
