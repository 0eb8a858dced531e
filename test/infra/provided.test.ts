import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Settings } from '../../functions/config.ts';
import plan from '../../infra/containers.json' with { type: 'json' };
import { keysIn, readBicep, textOf as sourceOf } from './bicep.ts';

const textOf = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
/** The members of a union of texts. */
const unionIn = (path: string, type: string) =>
  namesIn(new RegExp(`type ${type} =([^;]+);`).exec(textOf(path))?.[1] ?? '', /'([^']+)'/g).toSorted();

const mainTs = textOf('functions/main.ts');
const main = readBicep('main.bicep');
const functions = readBicep('modules/functions.bicep');
const paramsOf = (module: string) => main.modules.find(({ symbol }) => symbol === module)?.params ?? {};

/** What the platform and the libraries read, beside what functions/config.ts says; a connection is three settings. */
const PLATFORM = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'APPLICATIONINSIGHTS_SDKSTATS_DISABLED',
  'APPLICATION_INSIGHTS_NO_STATSBEAT',
  'AZURE_CLIENT_ID',
  'AzureWebJobsStorage__blobServiceUri',
  'FUNCTIONS_EXTENSION_VERSION',
  'FUNCTIONS_WORKER_RUNTIME',
  'WEBSITE_RUN_FROM_PACKAGE',
];
const connections = ['AzureWebJobsStorage', ...new Set(namesIn(mainTs, /connection: '(\w+)'/g))];

const settings = [...functions.resources, ...functions.variables]
  .filter(({ symbol }) => symbol.endsWith('ettings'))
  .flatMap(({ node }) => keysIn(node).filter((key) => /^[A-Z]/.test(key)));

test('the settings of the app are those its code reads, and those of the platform', () => {
  const ofConnections = connections.flatMap((name) =>
    ['clientId', 'credential', 'queueServiceUri'].map((key) => `${name}__${key}`),
  );
  const read = [...Object.keys(Settings.shape), ...PLATFORM, ...ofConnections];
  expect(settings.toSorted()).toEqual(read.toSorted());
});

test('a secret stands in the vault under the name of its setting, and nowhere else', () => {
  const references = [...functions.text.matchAll(/(\w+): '@Microsoft\.KeyVault\(SecretUri=\$\{vaultUri\}secrets\/([\w-]+)\)'/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, setting = '', secret] of references) {
    expect(secret).toBe(setting.toLowerCase().replaceAll('_', '-'));
    expect(textOf('infra/README.md'), 'the operator is told how it gets there').toContain(`\`${secret}\``);
  }
  const stored = readBicep('modules/vault.bicep').resources.filter(({ type }) => type.endsWith('/vaults/secrets'));
  expect(stored.map(({ body }) => body['name'])).toEqual(references.map(([, , secret]) => secret));
});

test('the queues are those the code sends to and those that have a worker, each with its poison queue', () => {
  expect(plan.queues.toSorted()).toEqual(unionIn('functions/storage/queue/port.ts', 'QueueName'));
  expect(plan.queues.toSorted()).toEqual(namesIn(mainTs, /^  \w+: \['([\w-]+)', \w+\],$/gm).toSorted());
  expect(paramsOf('dataStorage')['queues']).toBe("flatten(map(plan.queues, queue => [queue, '${queue}-poison']))");
});

test('the containers are those the code names, and the database is that of the settings', () => {
  expect(plan.containers.map(({ name }) => name).toSorted()).toEqual(unionIn('functions/storage/port.ts', 'ContainerName'));
  expect(paramsOf('dataStorage')['containers']).toEqual(['plan.blobContainer']);
  expect(paramsOf('api')['cosmosDatabase']).toBe('plan.database');
  expect(Settings.shape.COSMOS_DATABASE.parse(undefined)).toBe(plan.database);
});

test('containers get all that containers.json says of them', () => {
  const cosmos = readBicep('modules/cosmos.bicep').text;
  const said = [...Object.keys(plan), ...Object.keys(plan.indexing).map((key) => `indexing.${key}`)];
  const elsewhere = new Set(['queues', 'blobContainer', 'indexing']);
  for (const key of said.filter((name) => !elsewhere.has(name))) expect(cosmos).toContain(`plan.${key}`);
  expect(cosmos).toContain('one.partitionKey');
});

test('the app is built for the Node that infra runs it on', () => {
  const version = functions.variables.find(({ symbol }) => symbol === 'nodeVersion');
  expect(textOf('functions/build.ts')).toContain(`target: 'node${sourceOf(version?.node.lastNamedChild ?? null)}'`);
});

test('alerts and the dashboard ask for functions that exist, and for what the code reports', () => {
  const queries = textOf('infra/alerts.json') + textOf('infra/workbook.json');
  const registered = new Set([
    ...namesIn(mainTs, /app\.(?:timer|http)\('(\w+)'/g),
    ...namesIn(mainTs, /^  (\w+): \['[\w-]+', \w+\],$/gm),
  ]);
  const lists = namesIn(queries, /\bName in \(([^)]+)\)/g).join();
  const asked = [...namesIn(queries, /\bName [!=]= '(\w+)/g), ...namesIn(lists, /'(\w+)'/g)];
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !registered.has(name))).toEqual([]);
  const messages = namesIn(queries, /Message has '([^']+)'/g).filter((text) => !text.includes('MaxDequeueCount'));
  expect(new Set(messages)).toEqual(new Set(['an operation failed', 'a job failed', 'not ready']));
  const reported = ['http/edge', 'http/readiness', 'telemetry/watched'].map((file) => textOf(`functions/${file}.ts`)).join();
  for (const message of messages) expect(reported).toMatch(new RegExp(`report\\(\\{ message: ['\`]${message}`));
});
