import type { ErrorName } from '../contract/errors.ts';

/** Why a caller's wish was not carried out. `detail` says what to do about it; without one the error's own text is used. */
export interface Refusal<E extends ErrorName = ErrorName> {
  readonly ok: false;
  readonly error: E;
  readonly detail?: string;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export type Outcome<T, E extends ErrorName = ErrorName> = Success<T> | Refusal<E>;

export function ok<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function refuse<E extends ErrorName>(error: E, detail?: string): Refusal<E> {
  return detail === undefined ? { ok: false, error } : { ok: false, error, detail };
}
