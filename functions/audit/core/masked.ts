/** What is masked wherever it lies. `settings` are those of a federated domain, with the certificates it signs in with. */
const SECRET = /password|secret|token|certificate|bank|iban|settings/i;

/**
 * A value without its secrets.
 *
 * @param name    what the value is called: a secret goes by its name
 * @param called  what members of objects are called in the answer, as they are by default
 */
export function masked(name: string, value: unknown, called: (name: string) => string = (same) => same): unknown {
  if (SECRET.test(name)) return '***';
  if (Array.isArray(value)) return value.map((item) => masked(name, item, called));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, member]) => [called(inner), masked(inner, member, called)]));
}
