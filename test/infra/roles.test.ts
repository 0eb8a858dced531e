import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import roles from '../../infra/roles.json' with { type: 'json' };
import { readBicep } from './bicep.ts';

/** Who may do what where, and the words in the code or the template that need it: no role without a need. */
const NEEDED = [
  // what the Functions host documents for the connection AzureWebJobsStorage, and for the package of Flex Consumption
  ['hostStorage', 'accountRoles', 'storageBlobDataOwner', 'infra/modules/functions.bicep', 'AzureWebJobsStorage__blobServiceUri'],
  // sends, receives, and moves to the poison queue: no smaller role can do all three
  ['dataStorage', 'accountRoles', 'storageQueueDataContributor', 'functions/storage/queue/azure.ts', 'sendMessage'],
  ['dataStorage', 'accountRoles', 'storageBlobDelegator', 'functions/storage/blobs/azure.ts', 'getUserDelegationKey'],
  ['dataStorage', 'containerRole', 'storageBlobDataContributor', 'functions/storage/blobs/azure.ts', 'commitBlockList'],
  ['guideStorage', 'accountRoles', 'storageBlobDataContributor', 'site/publish-steps.ts', 'upload-batch'],
  ['monitoring', 'publisherRole', 'monitoringMetricsPublisher', 'infra/modules/functions.bicep', 'Authorization=AAD'],
  ['vault', 'readerRole', 'keyVaultSecretsUser', 'infra/modules/functions.bicep', '@Microsoft.KeyVault('],
] as const;

const main = readBicep('main.bicep');

test('each role that is assigned is needed, and each that is needed is assigned', () => {
  const assigned = main.modules.flatMap(({ symbol, params }) =>
    Object.entries(params).flatMap(([param, value]) =>
      [...JSON.stringify(value).matchAll(/"roles\.(\w+)"/g)].map(([, role = '']) => `${symbol} ${param} ${role}`),
    ),
  );
  expect(assigned.toSorted()).toEqual(NEEDED.map(([module, param, role]) => `${module} ${param} ${role}`).toSorted());
  expect(new Set(assigned.map((one) => one.split(' ')[2]))).toEqual(new Set(Object.keys(roles)));
});

for (const [module, , role, file, words] of NEEDED)
  test(`${role} at ${module} is there for what ${file} does`, () => {
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toContain(words);
  });

test('a role is assigned at the resource it is for, never at the group or the subscription', () => {
  const modules = [...new Set(main.modules.map(({ path }) => path))].map(readBicep);
  const assignments = modules.flatMap(({ resources }) => resources.filter(({ type }) => type.endsWith('/roleAssignments')));
  expect(assignments.map(({ body }) => body['scope'])).toEqual(['insights', 'account', 'container[index]', 'vault']);
});

test('documents are read and written in the one database, by the data contributor of Cosmos DB', () => {
  const assignment = readBicep('modules/cosmos.bicep').resources.find(({ type }) => type.endsWith('/sqlRoleAssignments'));
  expect(assignment?.body['properties']).toEqual({
    principalId: 'principalId',
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002',
    scope: '${account.id}/dbs/${database.name}',
  });
});

test('the table of roles has no id twice, and ids only', () => {
  const ids = Object.values(roles);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
