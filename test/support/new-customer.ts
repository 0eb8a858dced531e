/** A customer as a partner would create it, under a domain of its own. */
export function newCustomer(domain: string) {
  const defaultAddress = {
    country: 'CN',
    state: '北京',
    city: '北京',
    addressLine1: '示例路 1 号',
    postalCode: '100000',
    firstName: 'Sample',
    lastName: 'Contact',
  };
  return {
    companyProfile: { domain: `${domain}.partner.onmschina.cn` },
    billingProfile: {
      email: 'billing@example.com',
      culture: 'zh-CN',
      language: 'zh',
      companyName: '示例科技有限公司',
      defaultAddress,
    },
  };
}
