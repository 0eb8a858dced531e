import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INFRA, parseBicep, readBicep } from './bicep.ts';
import * as hardening from './hardening.ts';
import * as shape from './rules.ts';

const rules = { ...shape, ...hardening };

const files = globSync('**/*.{bicep,bicepparam}', { cwd: INFRA })
  .map((name) => name.replaceAll('\\', '/'))
  .toSorted()
  .map(readBicep);

test('there is a template, its modules, and parameters for both clouds', () => {
  const names = files.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['main.bicep', 'env/public.bicepparam', 'env/china.bicepparam']));
  const called = new Set(files.flatMap(({ modules }) => modules.map(({ path }) => path)));
  expect(names.filter((name) => name.startsWith('modules/') && !called.has(name))).toEqual([]);
});

for (const [name, rule] of Object.entries(rules)) test(`infra keeps the rule: ${name}`, () => expect(rule(files)).toEqual([]));

test('files that a template loads are there', () => {
  for (const { name, text } of files)
    for (const [, path = ''] of text.matchAll(/loadJsonContent\('([^']+)'\)/g))
      expect(() => JSON.parse(readFileSync(join(INFRA, name, '..', path), 'utf8')) as unknown, `${name} ${path}`).not.toThrow();
});

// each a file that breaks one rule, and what the rule says about it
const WRONG = [
  ['syntax', { 'a.bicep': 'param a string =\nvar b = [1' }, 'a.bicep:2'],
  ['names', { 'a.bicep': 'var a = {}\noutput o string = aa.b' }, 'a.bicep:2 aa'],
  ['names', { 'a.bicep': "output o string = uniqeString('x')" }, 'a.bicep:1 uniqeString'],
  ['names', { 'a.bicep': 'output o array = map([1], one => two)' }, 'a.bicep:1 two'],
  ['unused', { 'a.bicep': 'param a string\nvar b = 1\noutput o object = { a: 1, x: x.b }' }, 'a.bicep a'],
  [
    'moduleParams',
    { 'a.bicep': "module m 'b.bicep' = { params: { y: 1 } }", 'b.bicep': 'param x string' },
    'a.bicep m: x is missing',
  ],
  [
    'moduleParams',
    { 'a.bicep': "module m 'b.bicep' = if (true) { params: { y: 1 } }", 'b.bicep': '' },
    'a.bicep m: y is unknown',
  ],
  ['moduleParams', { 'a.bicep': "module m 'c.bicep' = { params: {} }" }, 'a.bicep m: no c.bicep'],
  [
    'parameterFiles',
    { 'e/a.bicepparam': "using '../a.bicep'\nparam y = 1", 'a.bicep': 'param x string' },
    'e/a.bicepparam: x is missing',
  ],
  [
    'parameterFiles',
    { 'e/a.bicepparam': "using '../a.bicep'\nparam y = 1", 'a.bicep': "param x string = ''" },
    'e/a.bicepparam: y is unknown',
  ],
  [
    'outputs',
    { 'a.bicep': "module m 'b.bicep' = {}\noutput o string = m.outputs.c", 'b.bicep': '' },
    'a.bicep: m has no output c',
  ],
  ['outputs', { 'a.bicep': "module m 'b.bicep' = {}", 'b.bicep': "output c string = ''" }, 'b.bicep: nobody reads c'],
  [
    'versions',
    { 'a.bicep': "resource a 'A/b@2024-01-01' = {}\nresource c 'A/b/c@2024-02-01' = {}" },
    'a.bicep: A/b/c@2024-02-01 beside 2024-01-01',
  ],
  ['versions', { 'a.bicep': "resource a 'A/b@2024-01-01-preview' = {}" }, 'a.bicep: A/b@2024-01-01-preview is no final version'],
  [
    'switches',
    { 'a.bicep': "resource a 'Microsoft.Web/sites@1' = { properties: { httpsOnly: false } }" },
    'a.bicep a: httpsOnly is not true',
  ],
  [
    'switches',
    { 'a.bicep': "resource a 'Microsoft.Web/sites@1' = [for x in []: { properties: {} }]" },
    'a.bicep a: httpsOnly is not true',
  ],
  ['secrets', { 'a.bicep': 'output k string = account.listKeys().keys[0].value' }, 'a.bicep: listKeys'],
  ['secrets', { 'a.bicep': 'param smtpUrl string' }, 'a.bicep: smtpUrl is not secure'],
  [
    'secrets',
    { 'a.bicep': "@secure()\nparam smtpUrl string\noutput o string = 'x${smtpUrl}'" },
    'a.bicep: an output shows smtpUrl',
  ],
] as const satisfies readonly (readonly [keyof typeof rules, Readonly<Record<string, string>>, string])[];

for (const [rule, sources, problem] of WRONG)
  test(`the rule ${rule} finds: ${problem}`, () => {
    const wrong = Object.entries(sources).map(([name, text]) => parseBicep(name, text));
    expect(rules[rule](wrong).join('\n')).toContain(problem);
  });
