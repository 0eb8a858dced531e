import * as z from 'zod';
import { line } from './wire.ts';

/** Countries whose addresses have a state (or province) and a postal code. */
const STATE_AND_POSTAL_CODE = new Set(['CN']);

export const required = (max: number) => line(max).min(1, 'must not be empty');

/** Some clients send empty text for what was not set. */
export const optional = (max: number) => z.preprocess((given) => (given === '' ? undefined : given), line(max).optional());

export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

const Place = {
  country: Country,
  region: optional(100),
  city: required(100),
  // documented with two characters at most, as in the United States; the names of Chinese provinces are longer
  state: optional(100),
  addressLine1: required(200),
  addressLine2: optional(200),
  postalCode: optional(20),
};

/** An address as it is sent to be stored. @param name  the schema of a first or last name, which some addresses do without */
export function addressBody<N extends z.ZodType>(name: N) {
  return z
    .object({ ...Place, firstName: name, middleName: optional(50), lastName: name, phoneNumber: optional(40) })
    .refine(({ country, state }) => state !== undefined || !STATE_AND_POSTAL_CODE.has(country), {
      path: ['state'],
      error: 'is needed in this country',
    })
    .refine(({ country, postalCode }) => postalCode !== undefined || !STATE_AND_POSTAL_CODE.has(country), {
      path: ['postalCode'],
      error: 'is needed in this country',
    });
}

/** An address as it is answered. */
export const Address = z.object({
  country: z.string(),
  region: z.string().optional(),
  city: z.string(),
  state: z.string().optional(),
  addressLine1: z.string(),
  addressLine2: z.string().optional(),
  postalCode: z.string().optional(),
  firstName: z.string().optional(),
  middleName: z.string().optional(),
  lastName: z.string().optional(),
  phoneNumber: z.string().optional(),
});

export type Address = z.infer<typeof Address>;

export const Language = line(20).regex(/^[a-z]{2,3}(-[a-z]{2,4}){0,2}$/i, 'must be a language such as zh');

export const Culture = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[a-z]{4})?-[a-z]{2}$/i, 'must be a culture such as zh-CN')
  .transform((text) => {
    const [language = '', ...rest] = text.toLowerCase().split('-');
    const cased = rest.map((part) =>
      part.length === 4 ? `${part.charAt(0).toUpperCase()}${part.slice(1)}` : part.toUpperCase(),
    );
    return [language, ...cased].join('-');
  });
