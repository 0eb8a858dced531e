/** Profiles as a partner sends them. */
export const ADDRESS = {
  addressLine1: 'No. 8 Riverside Avenue',
  city: '杭州',
  state: '浙江',
  postalCode: '310000',
  country: 'CN',
};

export const CONTACT = { firstName: 'Ying', lastName: 'Sample', email: 'ying@example.com', phoneNumber: '057155550100' };

export const LEGAL_PROFILE = { companyName: '示例云计算有限公司', address: ADDRESS, primaryContact: CONTACT };

export const ORGANIZATION_PROFILE = {
  companyName: '示例云计算有限公司',
  defaultAddress: ADDRESS,
  email: 'directory@example.com',
  language: 'zh',
  culture: 'zh-CN',
};

export const SUPPORT_PROFILE = { email: 'help@example.com', telephone: '4005550100', website: 'https://help.example.com' };
