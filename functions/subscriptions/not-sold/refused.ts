import * as z from 'zod';
import type { ErrorName } from '../../contract/errors.ts';
import { operation, type Method, type Operation } from '../../contract/operation.ts';
import { findRelationship } from '../../customers/queries.ts';
import { refuse } from '../../shared/outcome.ts';
import { findSubscription } from '../queries.ts';
import { CustomerPath, SubscriptionPath } from '../wire.ts';

/** What all operations on things that are not sold share: there is nothing that a suspended account could not do with them. */
export const NOT_SOLD = {
  availability: 'worldwide_only',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

export interface Refused {
  readonly id: string;
  readonly summary: string;
  readonly method: Method;
  readonly path: string;
  /** What its caller is told about a customer, or a subscription, of its own. */
  readonly always: ErrorName;
  readonly appOnly?: false;
  readonly body?: z.ZodType;
}

/** With the parameters of a path beyond the customer and the subscription: names of things of which there are none. */
function naming<T extends z.ZodObject>(own: T, path: string): T {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const others = names.filter((name) => !(name in own.shape)).map((name) => [name, z.string()]);
  return own.extend(Object.fromEntries(others)) as unknown as T;
}

/** An operation on a thing that a customer never has. */
export function refusedOfCustomer({ always, ...spec }: Refused): Operation {
  return operation({
    ...NOT_SOLD,
    ...restOf(spec),
    ...spec,
    always,
    params: naming(CustomerPath, spec.path),
    answer: 'none',
    refuses: ['NoSuchTenant', always],
    handle: async ({ partition }, { params }) =>
      refuse((await findRelationship(partition, params.customerId)) ? always : 'NoSuchTenant'),
  });
}

/**
 * An operation on a thing that a subscription to licenses never has.
 *
 * @param inSandbox  what is refused there instead
 */
export function refusedOfSubscription({ always, ...spec }: Refused, inSandbox = always): Operation {
  return operation({
    ...NOT_SOLD,
    ...restOf(spec),
    ...spec,
    always,
    params: naming(SubscriptionPath, spec.path),
    answer: 'none',
    refuses: [...new Set<ErrorName>(['NoSuchSubscription', always, inSandbox])],
    handle: async (scope, { params: { customerId, subscriptionId } }) => {
      if (!(await findSubscription(scope, customerId, subscriptionId))) return refuse('NoSuchSubscription');
      return refuse(scope.account.value.sandbox ? inSandbox : always);
    },
  });
}

/** What follows from the method and the address: R-DEV-05 counts what is under subscriptions. */
export function restOf({ method, path }: Pick<Refused, 'method' | 'path'>) {
  const permission = method === 'GET' ? NOT_SOLD.permission : ('subscription.manage' as const);
  return path.includes('/subscriptions/') ? ({ permission, throttled: true } as const) : { permission };
}
