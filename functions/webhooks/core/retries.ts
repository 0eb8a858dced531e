/** Minutes from one attempt to the next: ten attempts, the last one three days after the first. */
const RETRY_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440, 1539];

/** A delivery that has been handed out is left alone for so long; then whoever had it is taken for dead. */
export const HELD_MINUTES = 10;

/** Days that events and the log of deliveries are kept. */
export const KEPT_DAYS = 7;

/** @returns  minutes to the next attempt after so many that failed in a row; undefined after the last */
export function retryMinutes(failures: number): number | undefined {
  return RETRY_MINUTES[failures - 1];
}
