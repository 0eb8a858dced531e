import type { Write } from '../../storage/port.ts';
import { changedFields, fieldsOf, sidesOf } from './changed.ts';

/**
 * The kinds whose fields a partner may see again. Of all others nothing is shown: keys, codes, sessions and answers lie in
 * them, and who else works for a customer.
 */
const SHOWN: ReadonlySet<string> = new Set([
  'account',
  'agreementConfirmation',
  'agreementSignature',
  'agreementTemplate',
  'applicationConsent',
  'billingTerms',
  'cart',
  'catalogPins',
  'credit',
  'customer',
  'customerUser',
  'deletedCustomerUser',
  'employee',
  'enrolment',
  'invoice',
  'legalBusinessProfile',
  'offerMatrix',
  'order',
  'organizationProfile',
  'ownBillingValues',
  'payment',
  'priceList',
  'qualification',
  'relationship',
  'resellerRegistration',
  'selfServePolicy',
  'subscription',
  'supportProfile',
]);

/** What is masked wherever it lies. `settings` are those of a federated domain, with the certificates it signs in with. */
const SECRET = /password|secret|token|certificate|bank|iban|settings/i;

/** Characters of one field, and of both sides together: what is longer is left out, and that it was is said. */
const FIELD_MAX = 1000;
const RECORD_MAX = 16_000;

export interface Changes {
  /** JSON with names in PascalCase: by kind, each document's id and changed fields as they were. */
  readonly before?: string;
  /** As they are now. */
  readonly after?: string;
  /** So many changed documents are not shown. */
  readonly leftOut?: number;
}

type Side = Record<string, Record<string, unknown>[]>;

/** What a commit changed: of each document only its changed top-level fields, with secrets masked, cut to a bounded size. */
export function changesOf(writes: readonly Write[]): Changes {
  const [before, after]: [Side, Side] = [{}, {}];
  let [size, leftOut] = [0, 0];
  for (const write of writes) {
    const fields = changedFields(write);
    if (!SHOWN.has(write.kind.name) || fields.length === 0) continue;
    const { was, is } = sidesOf(write);
    const [old, now] = [was, is].map((document) => pick(document, fields));
    size += JSON.stringify([old, now]).length;
    if (size > RECORD_MAX) {
      leftOut += 1;
      continue;
    }
    const [kind, Id] = [pascal(write.kind.name), write.kind.idOf(is ?? was)];
    if (was !== undefined) (before[kind] ??= []).push({ Id, ...old });
    if (is !== undefined) (after[kind] ??= []).push({ Id, ...now });
  }
  return { ...textOf('before', before), ...textOf('after', after), ...(leftOut > 0 ? { leftOut } : {}) };
}

function textOf(name: 'before' | 'after', side: Side): Changes {
  return Object.keys(side).length > 0 ? { [name]: JSON.stringify(side) } : {};
}

function pick(document: unknown, fields: readonly string[]): Record<string, unknown> {
  const values = fieldsOf(document);
  const shown = fields.filter((name) => values.get(name) !== undefined);
  return Object.fromEntries(shown.map((name) => [pascal(name), cut(masked(name, values.get(name)))]));
}

function masked(name: string, value: unknown): unknown {
  if (SECRET.test(name)) return '***';
  if (Array.isArray(value)) return value.map((item) => masked(name, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, member]) => [pascal(inner), masked(inner, member)]));
}

function cut(value: unknown): unknown {
  const { length } = JSON.stringify(value);
  return length > FIELD_MAX ? `(${length} characters)` : value;
}

/** Names, but not ids that stand as names. */
function pascal(name: string): string {
  return /^[a-z][A-Za-z]*$/.test(name) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}
