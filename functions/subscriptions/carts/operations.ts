import { answered, operation, type Operation } from '../../contract/operation.ts';
import { CustomerPath } from '../wire.ts';
import { checkoutCart, createCart, findCart, updateCart } from './commands.ts';
import * as wire from './wire.ts';

const CARTS = {
  availability: '21vianet',
  permission: 'subscription.manage',
  appOnly: true,
  closedToIndirectResellers: true,
  throttled: true,
  onConflict: 'CartBusy',
} as const;

export const cartOperations: Operation[] = [
  operation({
    ...CARTS,
    id: 'createCart',
    summary: 'Open a cart with what is to be bought for a customer',
    method: 'POST',
    path: 'v1/customers/{customerId}/carts',
    whenAccountSuspended: 'refuse', // R-BILL-07, item 2
    params: CustomerPath,
    body: wire.CartBody,
    answer: wire.WireCart,
    success: 201,
    refuses: ['NoSuchTenant', 'InvalidInput'],
    handle: (scope, { params, body }) => createCart(scope, params.customerId, body.lineItems.map(wire.fromWireLine)),
  }),
  operation({
    ...CARTS,
    id: 'getCart',
    summary: 'Read a cart, with the error of each line that cannot be ordered',
    method: 'GET',
    path: 'v1/customers/{customerId}/carts/{cartId}',
    whenAccountSuspended: 'allow',
    params: wire.CartPath,
    answer: wire.WireCart,
    refuses: ['NoSuchTenant', 'NoSuchCart'],
    handle: async (scope, { params }) => {
      const cart = await findCart(scope, params);
      return cart.ok ? answered(wire.toWireCart(cart.value)) : cart;
    },
  }),
  operation({
    ...CARTS,
    id: 'updateCart',
    summary: 'Replace the lines of a cart',
    method: 'PUT',
    path: 'v1/customers/{customerId}/carts/{cartId}',
    availability: 'worldwide_only',
    whenAccountSuspended: 'allow',
    params: wire.CartPath,
    body: wire.CartBody,
    answer: wire.WireCart,
    success: 201,
    refuses: ['NoSuchTenant', 'NoSuchCart', 'CartCheckedOut', 'InvalidInput'],
    handle: (scope, { params, body }) => updateCart(scope, params, body.lineItems.map(wire.fromWireLine)),
  }),
  operation({
    ...CARTS,
    id: 'checkoutCart',
    summary: 'Turn a cart into orders; repeated, it gives the same orders',
    method: 'POST',
    path: 'v1/customers/{customerId}/carts/{cartId}/checkout',
    whenAccountSuspended: 'refuse', // R-BILL-07, item 2
    params: wire.CartPath,
    answer: wire.WireCheckout,
    success: 201,
    refuses: ['NoSuchTenant', 'NoSuchCart', 'CartLineFaulty'],
    handle: (scope, { params }) => checkoutCart(scope, params),
  }),
];
