/** What a customer gives delegated administrative privileges for, each to one partner at a time (R-REL-07). */
export const SERVICES = {
  office365: 'Office 365',
  project: 'Project',
  visio: 'Visio',
  dynamics365: 'Dynamics 365',
  powerBi: 'Power BI',
  enterpriseMobility: 'Enterprise Mobility + Security',
} as const;

export type ServiceId = keyof typeof SERVICES;

export const SERVICE_IDS = Object.keys(SERVICES) as [ServiceId, ...ServiceId[]];
