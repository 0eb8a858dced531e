import type { ZodType } from 'zod';
import type { ApplicantScope, CustomerScope, Scope, VisitorScope } from '../identity/scope.ts';
import type { Outcome, Success } from '../shared/outcome.ts';
import type { Write } from '../storage/port.ts';
import type { ErrorName } from './errors.ts';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Whether the public API has the operation at 21Vianet, has it elsewhere only, or does not have it at all. */
export type Availability = '21vianet' | 'worldwide_only' | 'own';

export interface Input<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The version the caller wants to change: If-Match, or attributes.etag of the body. */
  readonly etag?: string;
  /** The page token of a seek call. */
  readonly continuationToken?: string;
}

/** What the edge sends: a JSON body, or a file. Its writes are committed before anything is sent. */
export interface Answer<A = unknown> {
  readonly body: A;
  readonly writes: readonly Write[];
  /** Only when it differs from the operation's own. */
  readonly status?: 202;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of a request that is no JSON. */
export type SentType = 'text/csv' | 'application/octet-stream' | 'multipart/form-data';

export type FileType =
  | 'text/csv'
  | 'application/pdf'
  | 'application/octet-stream'
  | 'application/pem-certificate-chain'
  | 'application/x-ndjson';

/** The parts of a form: texts by their names, and files. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly FormFile[];
}

export interface FormFile {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface FileBody {
  readonly contentType: string;
  readonly fileName: string;
  readonly bytes: ReadableStream<Uint8Array> | Uint8Array;
}

/** One HTTP operation as data: registration, OpenAPI, permission pages, audit and authorisation tests all read it. */
export interface OperationOf<R extends ErrorName, P, Q, B, A, S = Scope> {
  readonly id: string;
  readonly summary: string;
  readonly method: Method;
  /** As the host wants it: no leading slash. */
  readonly path: string;
  readonly availability: Availability;
  readonly permission: Permission;
  /** Whether an application-only token will do; otherwise a user has to be signed in. */
  readonly appOnly: boolean;
  /** R-BILL-07, R-BILL-08. `in command` where only one of several uses is closed. */
  readonly whenAccountSuspended: 'allow' | 'refuse' | 'in command';
  readonly closedToIndirectResellers?: true;
  /** An operator's operation on the partner of its path: it works in that partner's partition, on its clock. */
  readonly onPartner?: true;
  /** Counts towards the 500 requests a minute on customers, orders and subscriptions (R-DEV-05). */
  readonly throttled?: true;
  readonly params?: ZodType<P>;
  readonly query?: ZodType<Q>;
  /** A schema for JSON, or a media type: CSV arrives as text, a form as a `Form`, anything else as bytes. */
  readonly body?: ZodType<B> | SentType;
  /** A schema for JSON, the media type of a file, or nothing. */
  readonly answer: ZodType<A> | FileType | 'none';
  /** Belongs to the Partner API, beside Partner Center: its addresses begin with v1.0, and its refusals have another form. */
  readonly api?: 'partner';
  /** 200 by default, 204 without a body. */
  readonly success?: 200 | 201 | 204;
  /** What the handler can refuse, first come first; any other does not compile. */
  readonly refuses: readonly R[];
  /** What everybody is refused who may call it: the public API has it for things that this programme does not sell. */
  readonly always?: R;
  /** The refusal when another request won the race; `Conflict` by default. */
  readonly onConflict?: R;
  /** Names no version that it changes: when it loses a race it is decided again, on what is there now. */
  readonly decidedAnew?: true;
  /** What it takes away must not live on in its audit record: that has ids only. */
  readonly erases?: true;
  readonly handle: (scope: S, input: Input<P, Q, B>) => Promise<Outcome<Answer<A>, NoInfer<R>>>;
}

export type Operation = OperationOf<ErrorName, unknown, unknown, unknown, unknown>;

export function operation<const R extends ErrorName, P, Q, B, A>(spec: OperationOf<R, P, Q, B, A>): Operation {
  return spec as unknown as Operation;
}

/** What operations need not say that no partner calls. */
type Closed = 'availability' | 'permission' | 'appOnly' | 'whenAccountSuspended';

const NO_PARTNER = { availability: 'own', appOnly: false, whenAccountSuspended: 'allow' } as const;

/** A customer's operation about itself: the token is that of its session. */
export function customerOperation<const R extends ErrorName, P, Q, B, A>(
  spec: Omit<OperationOf<R, P, Q, B, A, CustomerScope>, Closed>,
): Operation {
  return { ...spec, ...NO_PARTNER, permission: 'customer.itself' } as unknown as Operation;
}

/** An operation of a company that is enrolling: a user of its directory has signed in, an account is not needed. */
export function applicantOperation<const R extends ErrorName, P, Q, B, A>(
  spec: Omit<OperationOf<R, P, Q, B, A, ApplicantScope>, Closed>,
): Operation {
  return { ...spec, ...NO_PARTNER, permission: 'applicant' } as unknown as Operation;
}

/** An operation that needs no token: it answers what anybody may know, and commits what it has to by itself. */
export function openOperation<const R extends ErrorName, P, Q, B, A>(
  spec: Omit<OperationOf<R, P, Q, B, A, VisitorScope>, Closed>,
): Operation {
  return { ...spec, ...NO_PARTNER, permission: 'anybody' } as unknown as Operation;
}

/** Changes nothing: no audit record, nothing to repeat. */
export function isRead({ method }: Pick<Operation, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** An answer that changes nothing. */
export function answered<A>(body: A): Success<Answer<A>> {
  return decided(body, []);
}

/** An answer and the writes that make it so: the edge commits all of them or none. */
export function decided<A>(body: A, writes: readonly Write[]): Success<Answer<A>> {
  return { ok: true, value: { body, writes } };
}
