import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { publishSteps, readPlace } from '../../site/publish-steps.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { readBicep } from './bicep.ts';

const ROOT = join(import.meta.dirname, '../..');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT });
const main = readBicep('main.bicep');
const outputs = main.outputs.map(({ symbol }) => symbol);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, string>;
}
interface Workflow {
  readonly on: { readonly workflow_dispatch?: { readonly inputs: Record<string, { options: string[] }> } };
  readonly permissions: Record<string, string>;
  readonly jobs: Record<string, { readonly steps: readonly Step[] }>;
}
const workflowOf = (path: string) => parse(textOf(path)) as Workflow;
const stepsOf = (path: string) => Object.values(workflowOf(path).jobs).flatMap(({ steps }) => steps);

test('azd finds its parameters, the service it deploys and the folder it packs', () => {
  const azure = parse(textOf('azure.yaml')) as {
    infra: { path: string; module: string };
    services: Record<string, { project: string; dist: string; host: string }>;
  };
  expect(existsSync(join(ROOT, azure.infra.path, `${azure.infra.module}.bicepparam`))).toBe(true);
  const tagged = [...textOf('infra/modules/functions.bicep').matchAll(/'azd-service-name': '(\w+)'/g)].map(([, name]) => name);
  expect(Object.keys(azure.services)).toEqual(tagged);
  expect(azure.services['api']).toMatchObject({ project: '.', host: 'function', dist: 'dist' });
  expect(textOf('functions/build.ts')).toContain("join(ROOT, 'dist')");
});

test('what azd, the workflows and the README run exists', () => {
  const scripts = ['azure.yaml', ...workflows, 'infra/README.md'].flatMap((path) =>
    [...textOf(path).matchAll(/npm (?:-s )?run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name),
  );
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  const paths = ['azure.yaml', ...workflows, 'infra/README.md'].flatMap(
    (path) => textOf(path).match(/\b(test|infra|site)\/[\w/.-]+\.\w+/g) ?? [],
  );
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('a push is tested by the very command that CI runs', () => {
  expect(workflowOf('.github/workflows/test.yml').on).toHaveProperty('push');
  expect(stepsOf('.github/workflows/test.yml').map(({ run }) => run)).toContain('.ci/run');
  expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
});

test('a deployment signs in by a federated token: no workflow knows a secret', () => {
  for (const path of workflows) expect(textOf(path), path).not.toMatch(/secrets\.|password|client-secret|publish-profile/i);
  expect(workflowOf('.github/workflows/deploy.yml').permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  const login = stepsOf('.github/workflows/deploy.yml').find(({ uses }) => uses?.startsWith('azure/login@'));
  expect(Object.keys(login?.with ?? {})).toEqual(['client-id', 'tenant-id', 'subscription-id', 'environment', 'audience']);
});

test('the environments to deploy to are files of parameters, and only what is deployed is read afterwards', () => {
  const environments = workflowOf('.github/workflows/deploy.yml').on.workflow_dispatch?.inputs['environment']?.options ?? [];
  expect(environments.length).toBeGreaterThan(1);
  for (const name of environments) expect(existsSync(join(ROOT, `infra/env/${name}.bicepparam`)), name).toBe(true);
  const read = [...textOf('.github/workflows/deploy.yml').matchAll(/\$(?:\{)?([A-Z][A-Z_]+)/g)].map(([, name = '']) => name);
  expect(read.filter((name) => !outputs.includes(name) && name !== 'GITHUB_ENV')).toEqual([]);
});

const GUIDE = {
  GUIDE_HOSTING: 'storage',
  GUIDE_RESOURCE: 'guide1',
  GUIDE_URL: 'https://guide.example/',
  AZURE_RESOURCE_GROUP: 'g',
};

test('the guide goes where the outputs of the deployment say', () => {
  expect(outputs).toEqual(expect.arrayContaining(Object.keys(GUIDE)));
  expect(readPlace(GUIDE)).toEqual({ hosting: 'storage', resource: 'guide1', resourceGroup: 'g', url: 'https://guide.example' });
  expect(() => readPlace({ GUIDE_URL: GUIDE.GUIDE_URL })).toThrow('GUIDE_HOSTING, GUIDE_RESOURCE, AZURE_RESOURCE_GROUP');
});

test('the guide in a storage account: the website is switched on, and the pages lie in $web', () => {
  const [on, upload] = publishSteps(readPlace(GUIDE), 'pages').map(({ command }) => command.join(' '));
  expect(on).toContain('az storage blob service-properties update --static-website true');
  expect(upload).toBe('az storage blob upload-batch --overwrite -d $web -s pages --account-name guide1 --auth-mode login');
});

test('the guide as a Static Web App: the token of the deployment is handed on, and is part of no command', () => {
  const [token, deploy] = publishSteps(readPlace({ ...GUIDE, GUIDE_HOSTING: 'staticWebApp' }), 'pages');
  expect(token).toMatchObject({ keeps: 'SWA_CLI_DEPLOYMENT_TOKEN' });
  expect(token?.command.join(' ')).toContain('az staticwebapp secrets list --name guide1 --resource-group g');
  expect(deploy?.command.slice(2)).toEqual([
    expect.stringMatching(/cli@\d+\.\d+\.\d+$/),
    'deploy',
    'pages',
    '--env',
    'production',
  ]);
});

test('every hosting the template offers can be published to, and no other', () => {
  const offered = /@allowed\(\[([^\]]+)\]\)\nparam guideHosting/.exec(main.text)?.[1]?.match(/\w+/g) ?? [];
  expect(offered.length).toBe(2);
  for (const hosting of offered) expect(publishSteps({ ...readPlace(GUIDE), hosting }, 'pages').length).toBe(2);
  expect(() => publishSteps({ ...readPlace(GUIDE), hosting: 'ftp' }, 'pages')).toThrow('staticWebApp or storage');
});
