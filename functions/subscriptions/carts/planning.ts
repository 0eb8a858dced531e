import { priceInForce } from '../../catalog/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { derivedGuid } from '../../storage/derived-id.ts';
import { create, replace, type Versioned, type Write } from '../../storage/port.ts';
import { withLines, type OrderFacts, type OrderLineError } from '../core/order.ts';
import { factsOf } from '../order-commands.ts';
import { planLine } from '../order-lines.ts';
import { findOrder, findSubscription } from '../queries.ts';
import type { ResellerError } from '../reseller-of-record.ts';
import { ORDER, SUBSCRIPTION, type Order, type Subscription } from '../stored.ts';
import type { OrderGroup } from './core/cart.ts';
import type { AddOnLine, Cart, CartLine } from './stored.ts';

export type GroupError = OrderLineError | ResellerError | 'NoSuchSubscription' | 'OrderNotProcessable';

/** An order as a group of lines makes or extends it, with all that makes it so. */
export interface PlannedOrder {
  readonly order: Pick<Versioned<Order>, 'value' | 'version'>;
  readonly writes: readonly Write[];
}

type Place = Pick<Cart, 'id' | 'customerId'>;

/** The order of a group. Its ids are made from the cart, so that it can be placed once only. */
export async function planGroup(scope: Scope, cart: Place, group: OrderGroup): Promise<Outcome<PlannedOrder, GroupError>> {
  const parentSubscriptionId = group.lines[0]?.parentSubscriptionId;
  if (parentSubscriptionId !== undefined) return planExtension(scope, cart, group, parentSubscriptionId);
  const { customerId } = cart;
  const orderId = derivedGuid(scope.caller.tenantId, cart.id, group.key, 'cart order');
  const plan = await planner(scope, { ...factsOf(scope), orderId, customerId, isExtension: false }, 0);
  const bases = new Map<CartLine, Subscription>();
  for (const line of group.lines) {
    const base = await plan(line);
    if (!base.ok) return base;
    bases.set(line, base.value);
  }
  // behind their bases, as the add-ons of a later purchase stand (R-SUB-12)
  for (const [line, base] of bases) {
    for (const addOn of line.addOns) {
      const planned = await plan(addOn, base);
      if (!planned.ok) return planned;
    }
  }
  const billingCycle = group.key === 'none' ? 'none' : 'monthly';
  const order = withLines({ id: orderId, customerId, billingCycle, createdAt: scope.now, lines: [] }, plan.planned);
  const subscriptions = plan.planned.map((one) => create(SUBSCRIPTION, one));
  return ok({ order: { value: order, version: 1 }, writes: [create(ORDER, order), ...subscriptions] });
}

/** Add-ons of a subscription that is there extend its order. @rule R-SUB-12 */
async function planExtension(
  scope: Scope,
  { customerId }: Place,
  { lines }: OrderGroup,
  parentSubscriptionId: string,
): Promise<Outcome<PlannedOrder, GroupError>> {
  const base = await findSubscription(scope, customerId, parentSubscriptionId);
  const order = base && (await findOrder(scope, customerId, base.value.orderId));
  if (!base || !order) return refuse('NoSuchSubscription');
  const facts = { ...factsOf(scope), orderId: order.value.id, customerId, isExtension: true };
  const plan = await planner(scope, facts, order.value.lines.length);
  for (const line of lines) {
    const planned = await plan(line, base.value);
    if (!planned.ok) return planned;
  }
  const extended = withLines(order.value, plan.planned);
  return ok({
    order: { value: extended, version: order.version + 1 },
    writes: [
      replace(ORDER, extended, order),
      replace(SUBSCRIPTION, base.value, base), // as it was: a base that is suspended meanwhile takes no add-on
      ...plan.planned.map((one) => create(SUBSCRIPTION, one)),
    ],
  });
}

/** Plans the lines of one order one after the other: each counts in the limits of the next. */
async function planner(scope: Scope, facts: OrderFacts, from: number) {
  const prices = await priceInForce(scope.shared.catalog, scope.today);
  const planned: Subscription[] = [];
  const plan = async (line: AddOnLine, base?: Subscription): Promise<Outcome<Subscription, GroupError>> => {
    const number = from + planned.length;
    const { catalogItemId: offerId, quantity, friendlyName, partnerIdOnRecord } = line;
    const parent = base ? { parentSubscriptionId: base.id } : {};
    const subscription = await planLine(
      scope,
      { ...facts, isExtension: base !== undefined },
      { lineItemNumber: number, offerId, quantity, friendlyName, partnerIdOnRecord, ...parent },
      {
        prices,
        number,
        planned,
        bases: new Map(base ? [[base.id, { value: base, version: 1, token: '' }]] : []),
        label: `Line ${line.id}`,
      },
    );
    if (!subscription.ok) return subscription;
    const problem = cycleProblem(line, subscription.value.isTrial);
    if (problem) return problem;
    planned.push(subscription.value);
    return subscription;
  };
  return Object.assign(plan, { planned });
}

function cycleProblem({ billingCycle, termDuration }: AddOnLine, isTrial: boolean) {
  const [cycle, term] = isTrial ? ['none', 'P1M'] : ['monthly', 'P1Y'];
  const isRight = billingCycle === cycle && (termDuration === undefined || termDuration === term);
  return isRight ? undefined : refuse('OrderNotProcessable', `Its billing cycle is ${cycle}, its term ${term}.`);
}
