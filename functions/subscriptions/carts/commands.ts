import { decided, type Answer } from '../../contract/operation.ts';
import { ERRORS } from '../../contract/errors.ts';
import { findRelationship } from '../../customers/queries.ts';
import { RELATIONSHIP } from '../../customers/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { addDays, dateOf, instant } from '../../shared/calendar.ts';
import { ok, refuse, type Outcome, type Refusal } from '../../shared/outcome.ts';
import { derivedGuid } from '../../storage/derived-id.ts';
import { create, replace, type Versioned, type Write } from '../../storage/port.ts';
import { findOrder } from '../queries.ts';
import { toWireOrder, type WireOrder } from '../wire.ts';
import { areNumberedOnce, CART_DAYS, cartErrorCode, groupsOf, isOpen, type OrderGroup } from './core/cart.ts';
import { planGroup, type GroupError, type PlannedOrder } from './planning.ts';
import { CART, type Cart, type CartLine } from './stored.ts';
import { toWireCart, type WireCart, type WireCheckout } from './wire.ts';

type FindError = 'NoSuchTenant' | 'NoSuchCart';

/** A customer's cart, as long as it has not expired. */
export async function findCart(
  { partition, now }: Scope,
  { customerId, cartId }: { customerId: string; cartId: string },
): Promise<Outcome<Versioned<Cart>, FindError>> {
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  const cart = await partition.get(CART, cartId);
  return cart?.value.customerId === customerId && now < cart.value.expiresAt ? ok(cart) : refuse('NoSuchCart');
}

/** Opens a cart. A line that cannot be ordered does not fail it: it says why. */
export async function createCart(
  scope: Scope,
  customerId: string,
  lines: readonly CartLine[],
): Promise<Outcome<Answer<WireCart>, 'NoSuchTenant' | 'InvalidInput'>> {
  const { caller, requestId, now, partition } = scope;
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  if (!areNumberedOnce(lines)) return refuse('InvalidInput', NUMBERED_ONCE);
  const id = derivedGuid(caller.tenantId, requestId, 'cart');
  const cart: Cart = {
    id,
    customerId,
    createdAt: now,
    modifiedAt: now,
    modifiedBy: caller.userId ?? caller.applicationId,
    expiresAt: instant(`${addDays(dateOf(now), CART_DAYS)}${now.slice(10)}`),
    lines: await withErrors(scope, { id, customerId }, lines),
    orderIds: {},
    isOrdered: false,
  };
  return decided(toWireCart({ value: cart, version: 1 }), [create(CART, cart)]);
}

const NUMBERED_ONCE = 'lineItems: each id once, add-ons included.';

/** Puts other lines in the place of all of a cart's. */
export async function updateCart(
  scope: Scope,
  path: { customerId: string; cartId: string },
  lines: readonly CartLine[],
): Promise<Outcome<Answer<WireCart>, FindError | 'CartCheckedOut' | 'InvalidInput'>> {
  const { caller, now } = scope;
  const was = await findCart(scope, path);
  if (!was.ok) return was;
  if (!isOpen(was.value.value)) return refuse('CartCheckedOut');
  if (!areNumberedOnce(lines)) return refuse('InvalidInput', NUMBERED_ONCE);
  const cart: Cart = {
    ...was.value.value,
    modifiedAt: now,
    modifiedBy: caller.userId ?? caller.applicationId,
    lines: await withErrors(scope, was.value.value, lines),
  };
  return decided(toWireCart({ value: cart, version: was.value.version + 1 }), [replace(CART, cart, was.value)]);
}

/** Each line with the reason why it alone could not be ordered. */
async function withErrors(scope: Scope, cart: Pick<Cart, 'id' | 'customerId'>, lines: readonly CartLine[]): Promise<CartLine[]> {
  return Promise.all(lines.map(async (line) => withError(line, await problemOf(scope, cart, line))));
}

function withError(line: CartLine, problem: Refusal<GroupError> | undefined): CartLine {
  if (line.error || !problem) return line;
  const description = `${ERRORS[problem.error].text} ${problem.detail ?? ''}`.trim();
  return { ...line, error: { code: cartErrorCode(problem.error), description } };
}

async function problemOf(
  scope: Scope,
  cart: Pick<Cart, 'id' | 'customerId'>,
  line: CartLine,
): Promise<Refusal<GroupError> | undefined> {
  const [group] = groupsOf([line]);
  const planned = group ? await planGroup(scope, cart, group) : undefined;
  return planned?.ok === false ? planned : undefined;
}

/**
 * Turns a cart into orders, one for each group, in one commit with the cart: however often it is sent, each is placed once. A
 * group that fails does not keep the others from being ordered; another checkout tries it again.
 */
export async function checkoutCart(
  scope: Scope,
  path: { customerId: string; cartId: string },
): Promise<Outcome<Answer<WireCheckout>, FindError | 'CartLineFaulty'>> {
  const was = await findCart(scope, path);
  if (!was.ok) return was;
  const cart = was.value.value;
  const faulty = cart.lines.flatMap((line) => [line, ...line.addOns]).find(({ error }) => error !== undefined);
  if (faulty) return refuse('CartLineFaulty', `Line ${faulty.id}: ${faulty.error?.description}`);
  const groups = groupsOf(cart.lines);
  const placed = await placedOrders(scope, cart);
  const outcomes = await Promise.all(
    groups
      .filter(({ key }) => cart.orderIds[key] === undefined)
      .map(async (group) => ({ group, planned: await planGroup(scope, cart, group) })),
  );
  const orders = outcomes.flatMap(({ group, planned }) => (planned.ok ? [{ group, ...planned.value }] : []));
  const orderErrors = outcomes.flatMap(({ group, planned }) => (planned.ok ? [] : [toWireError(group, planned)]));
  const answer: WireCheckout = {
    orders: [...placed, ...orders.map(({ order }) => toWireOrder(order))],
    ...(orderErrors.length > 0 ? { orderErrors } : {}),
    attributes: { objectType: 'CartCheckoutResult' },
  };
  return decided(answer, await writesOf(scope, was.value, orders, orderErrors.length === 0));
}

async function placedOrders(scope: Scope, { customerId, orderIds }: Cart): Promise<WireOrder[]> {
  const orders = await Promise.all(Object.values(orderIds).map((id) => findOrder(scope, customerId, id)));
  return orders.flatMap((order) => (order ? [toWireOrder(order)] : []));
}

async function writesOf(
  { partition }: Scope,
  was: Versioned<Cart>,
  orders: readonly (PlannedOrder & { group: OrderGroup })[],
  isOrdered: boolean,
): Promise<Write[]> {
  if (orders.length === 0) return []; // nothing new: a repetition, or another failure
  const ids = Object.fromEntries(orders.map(({ group, order }) => [group.key, order.value.id]));
  const cart: Cart = { ...was.value, orderIds: { ...was.value.orderIds, ...ids }, isOrdered };
  const relationship = await findRelationship(partition, was.value.customerId);
  return [
    replace(CART, cart, was),
    // as it was: one that ends meanwhile gets no more orders
    ...(relationship ? [replace(RELATIONSHIP, relationship.value, relationship)] : []),
    ...orders.flatMap(({ writes }) => writes),
  ];
}

function toWireError({ name }: OrderGroup, { error, detail }: Refusal<GroupError>) {
  const { code, text } = ERRORS[error];
  const description = `${text} ${detail ?? ''}`.trim();
  return { orderGroupId: name, code, description, attributes: { objectType: 'OrderError' } };
}
