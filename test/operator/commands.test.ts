import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchema } from '../../functions/contract/openapi.ts';
import { isOperatorPermission } from '../../functions/contract/permissions.ts';
import { COMMANDS } from '../../functions/operator/commands.ts';
import { helpOfAll, helpOfCommand } from '../../functions/operator/help.ts';
import { COMMON, parseLine, readGiven } from '../../functions/operator/reading.ts';
import { OPERATIONS } from '../../functions/operations.ts';

test('every task of the operator has a command, and a command does nothing that is not the operator’s', () => {
  const tasks = OPERATIONS.filter(({ permission }) => isOperatorPermission(permission)).map(({ id }) => id);
  expect([...new Set(COMMANDS.map(({ operation }) => operation.id))].toSorted()).toEqual(tasks.toSorted());
  expect(tasks.length).toBeGreaterThan(30);
});

test('a command is a group and a verb, and there is one of each name', () => {
  const names = COMMANDS.map(({ name }) => name);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)* [a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('no option of a command is called like one that all of them take', () => {
  const common = new Set([...Object.keys(COMMON), 'body']);
  for (const { name, options } of COMMANDS) expect([name, options.filter((one) => common.has(one.name))]).toEqual([name, []]);
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

for (const { name, operation, shows, more } of COMMANDS) {
  if (more) continue; // it makes an answer of its own
  test(`${name} shows what ${operation.id} answers`, () => {
    if (typeof operation.answer === 'string') return expect(shows).toBeUndefined();
    const answer = jsonSchema(operation.answer, 'output') as Schema;
    for (const [list, columns] of Object.entries(shows ?? {})) {
      const members = (list === 'self' ? answer : answer.properties?.[list]?.items)?.properties ?? {};
      const named = columns.split(' ').map((column) => column.replace(':money', ''));
      expect(named.filter((member) => !(member in members))).toEqual([]);
    }
    return expect(Object.keys(shows ?? {})).not.toEqual([]);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
writeFileSync(join(folder, 'body.json'), JSON.stringify({ templateId: 't', type: 'ResellerAgreement', texts: {} }));

/** As a shell divides it. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}

for (const command of COMMANDS) {
  test(`the help of ${command.name} has an example that is understood`, async () => {
    const { positionals, values } = parseLine(command, wordsOf(command.example));
    const file = join(folder, 'body.json');
    const withFile = values['body'] === undefined ? values : { ...values, body: file };
    await expect(readGiven(command, positionals, withFile)).resolves.toMatchObject({ flags: expect.any(Set) });
    expect(helpOfCommand(command)).toContain(`Example: npm run operator -- ${command.name}`);
    expect(helpOfAll()).toContain(`  ${command.name} `);
  });
}

test('what is typed becomes path, query and body; amounts stay text, numbers become numbers', async () => {
  const command = COMMANDS.find(({ name }) => name === 'credit give');
  if (!command) throw new Error('there is such a command');
  const line = '4390936 c-1 --invoice-id D02 --line-number 3 --amount 12.50 --reason "an outage"';
  const { positionals, values } = parseLine(command, wordsOf(line));
  expect(await readGiven(command, positionals, values)).toEqual({
    params: { partnerId: '4390936', creditId: 'c-1' },
    query: {},
    body: { invoiceId: 'D02', lineNumber: 3, amount: '12.50', reason: 'an outage' },
    flags: new Set(),
  });
});
