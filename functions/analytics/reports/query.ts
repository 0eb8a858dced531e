import * as z from 'zod';
import { wireEnum } from '../../contract/wire.ts';
import { readFilter } from '../core/filter.ts';
import { readOrder } from '../core/order.ts';
import { AGGREGATION_LEVELS, fieldNamed, type Fields, type Measures } from '../core/report.ts';

const ROWS_MAX = 10_000;
const TEXT_MAX = 4000;

/**
 * How a report is asked for. What filter, groupby and orderby say is read here; their text is kept for the link to the next
 * page.
 */
export function rowQuery({ fields, measures }: { fields: Fields; measures: Measures }) {
  const names = Object.keys(fields).join(', ');
  return z
    .object({
      top: z.coerce.number().int().min(1).max(ROWS_MAX).default(ROWS_MAX).describe('Rows in one answer.'),
      skip: z.coerce.number().int().min(0).default(0).describe('Rows before the first one.'),
      filter: read((text) => {
        const holds = readFilter(text, fields);
        return typeof holds === 'string' ? holds : { text, holds };
      }).describe(`Conditions by eq and ne, of dates by gt, ge, lt, le too, and by contains, joined by and, or. Of ${names}.`),
      groupby: read((text) => {
        const given = text.split(',').map((name) => fieldNamed(fields, name.trim()));
        return given.includes(undefined) ? `is names with commas between, of ${names}` : (given as string[]);
      }).describe('Names with commas between: rows that agree in these are added up.'),
      aggregationLevel: wireEnum(AGGREGATION_LEVELS).describe('With a date in groupby: what days are put together.'),
      orderby: read((text) => {
        const keys = readOrder(text, [...Object.keys(fields), ...Object.keys(measures)]);
        return typeof keys === 'string' ? keys : { text, keys };
      }).describe('Names with commas between, each with asc or desc behind it.'),
    })
    .superRefine(({ groupby, aggregationLevel, orderby }, context) => {
      if (aggregationLevel && !groupby?.some((name) => fields[name] === 'date'))
        context.addIssue({ code: 'custom', path: ['aggregationLevel'], message: 'needs groupby with a date' });
      const strange = groupby && orderby?.keys.find(({ name }) => !groupby.includes(name) && !(name in measures));
      if (strange) context.addIssue({ code: 'custom', path: ['orderby'], message: `${strange.name} is not in groupby` });
    });
}

export type RowQuery = z.infer<ReturnType<typeof rowQuery>>;

/** @param reader  what the text says, or in words what is wrong with it */
function read<T extends object>(reader: (text: string) => T | string) {
  return z
    .string()
    .max(TEXT_MAX)
    .transform((text, context): T => {
      const value = reader(text);
      if (typeof value !== 'string') return value;
      context.issues.push({ code: 'custom', message: value, input: text });
      return z.NEVER;
    })
    .optional();
}
