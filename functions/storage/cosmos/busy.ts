import { ErrorResponse } from '@azure/cosmos';
import { StoreBusy } from '../port.ts';

/** One request too many, still after the client has waited as long as it may; and a service that cannot be reached for now. */
const BUSY: ReadonlySet<unknown> = new Set([429, 503]);

/** @throws {StoreBusy}  in the place of what the client throws then */
export async function unlessBusy<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const answer = error instanceof Error && error.cause instanceof ErrorResponse ? error.cause : error; // a batch wraps it
    if (answer instanceof ErrorResponse && BUSY.has(answer.code)) throw new StoreBusy(answer.message, { cause: error });
    throw error;
  }
}
