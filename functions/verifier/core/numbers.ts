/** Cents of decimal text with at most two decimals; undefined when it is anything else. */
export function cents(text: string): bigint | undefined {
  return scaled(text, 2);
}

/** Decimal text as a whole number of units of ten to the power of minus `places`. */
export function scaled(text: string, places: number): bigint | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim().replace(/^[$¥]/, ''));
  const decimals = match?.[3]?.replace(/0+$/, '') ?? '';
  if (!match || decimals.length > places) return undefined;
  const units = BigInt(`${match[2]}${decimals.padEnd(places, '0')}`);
  return match[1] ? -units : units;
}

export function decimal(units: bigint, places = 2): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Half away from zero. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const units = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -units : units;
}

const DAY_MS = 86_400_000;

/** Days since 1970 of `M/D/YYYY H:mm` or an ISO 8601 day; undefined when it is no such day. */
export function day(text: string): number | undefined {
  const month = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d\d)?$/.exec(text.trim());
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(text.trim());
  const [year, m, d] = month ? [month[3], month[1], month[2]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (!year || !m || !d) return undefined;
  const time = Date.UTC(Number(year), Number(m) - 1, Number(d));
  return new Date(time).getUTCMonth() === Number(m) - 1 ? time / DAY_MS : undefined;
}

export function dayText(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function dayOfMonth(number: number): number {
  return new Date(number * DAY_MS).getUTCDate();
}

/** The billing date before another one: the billing day of the month before, or that month's last day. */
export function billingDateBefore(number: number, billingDay: number): number {
  const at = new Date(number * DAY_MS);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 0)).getUTCDate();
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, Math.min(billingDay, last)) / DAY_MS;
}
