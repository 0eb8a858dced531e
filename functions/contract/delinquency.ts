/** What a suspended account cannot do (R-BILL-07), in the programme's order. Everything else stays open (R-BILL-08). */
export const BLOCKED_WHEN_SUSPENDED = [
  'create_customer',
  'create_order',
  'request_reseller_relationship',
  'increase_quantity',
  'decrease_quantity',
  'order_add_on',
  'convert_subscription',
  'transition_subscription',
] as const;
