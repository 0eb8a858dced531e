import { customersOperations } from '../../functions/customers/operations.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import type { As, TestApp } from '../support/app.ts';

export function customersOperation(id: string): Operation {
  const found = customersOperations.find((operation) => operation.id === id);
  if (!found) throw new Error(`there is no operation ${id}`);
  return found;
}

export const ADDRESS = {
  firstName: '伟',
  lastName: '王',
  addressLine1: '世纪大道100号',
  city: '上海',
  state: '上海市',
  postalCode: '200120',
  country: 'CN',
  phoneNumber: '021-55550100',
};

export const BILLING_PROFILE = {
  email: 'billing@contoso.example.cn',
  culture: 'zh-CN',
  language: 'zh',
  companyName: '康拓索科技',
  defaultAddress: ADDRESS,
};

/** The body that creates a customer `<prefix>.partner.onmschina.cn`. */
export function newCustomer(prefix: string, companyName = BILLING_PROFILE.companyName) {
  return {
    companyProfile: { domain: `${prefix}.partner.onmschina.cn` },
    billingProfile: { ...BILLING_PROFILE, companyName },
  };
}

/** Creates a customer and gives it as it was answered. */
export async function created(app: TestApp, body: object, as: As = {}) {
  const { status, body: answer, text } = await app.call(customersOperation('createCustomer'), { as, body });
  if (status !== 201) throw new Error(`the customer was not created: ${status} ${text}`);
  return CreatedCustomer.parse(answer);
}
