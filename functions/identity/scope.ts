import type { Account } from '../account/stored.ts';
import type { Role } from '../contract/permissions.ts';
import type { CalendarDate, Instant } from '../shared/calendar.ts';
import type { Blobs } from '../storage/blobs/port.ts';
import type { Partition, Versioned } from '../storage/port.ts';
import type { Queue } from '../storage/queue/port.ts';
import type { Webhooks } from '../webhooks/ports.ts';
import type { Directory } from './directory.ts';

/** Who sent the request, as the token proves it. */
export interface Caller {
  readonly tenantId: string;
  readonly applicationId: string;
  /** Absent with an application-only token. */
  readonly userId?: string;
  /** The name the user signs in with, where the token has it. */
  readonly userName?: string;
  /** Whether the user is a global admin of its own directory. */
  readonly isGlobalAdmin?: boolean;
  /** Whether the token was got for the operator's desk, where that has an audience of its own. */
  readonly isForOperator?: true;
  /** Whether the user signed in with a second factor. */
  readonly hasMfa?: boolean;
}

/** What an operation works in: the caller's own partition, and no way to name another partner's. */
export interface Scope {
  readonly caller: Caller;
  readonly roles: readonly Role[];
  /** The caller's own account; in an operator's operation on a partner, that partner's. */
  readonly account: Versioned<Account>;
  /** Of the same account. */
  readonly partition: Partition;
  readonly shared: SharedPartitions;
  readonly blobs: Blobs;
  readonly queue: Queue;
  readonly directory: Directory | undefined;
  /** Where the guide is, without a slash at its end. */
  readonly guideUrl: string;
  readonly webhooks: Webhooks;
  /** The account's own now: a sandbox clock, or the time of day. */
  readonly now: Instant;
  readonly today: CalendarDate;
  /** Also where the account has a clock of its own: by it what leaves the house is sent. */
  readonly timeOfDay: Instant;
  /** A language and region, `en-US` by default. */
  readonly locale: string;
  readonly requestId: string;
  readonly correlationId: string;
}

/** What somebody works in who has shown no token: nothing of anyone's. */
export interface VisitorScope {
  readonly shared: Omit<SharedPartitions, 'lines'>;
  readonly queue: Queue;
  readonly webhooks: Webhooks;
  readonly now: Instant;
  readonly locale: string;
}

/** What a customer works in, once it has shown the code that was mailed to it: its own partition. */
export interface CustomerScope extends VisitorScope {
  readonly customerId: string;
  readonly blobs: Blobs;
  readonly partition: Partition;
}

/** What a company works in that is enrolling: the partition that will be the partner's. */
export interface ApplicantScope {
  readonly caller: Caller;
  readonly partition: Partition;
  readonly shared: Omit<SharedPartitions, 'lines'>;
  readonly blobs: Blobs;
  readonly queue: Queue;
  readonly directory: Directory | undefined;
  readonly now: Instant;
  readonly locale: string;
}

/** Partitions beyond the caller's own, each reached by an id the caller has proved to be related to. */
export interface SharedPartitions {
  /** Offers, price lists, agreements and service incidents of the programme's market. */
  readonly catalog: Partition;
  /** The list of partners. */
  readonly directory: Partition;
  readonly customer: (customerId: string) => Partition;
  /** Another partner's: only for what a customer of both has there, and for what a customer grants it. */
  readonly partner: (partnerId: string) => Partition;
  /** The reservation of a domain name. */
  readonly domain: (domain: string) => Partition;
  /** The line items of one of the caller's own invoices. */
  readonly lines: (invoiceId: string) => Partition;
}
