import { styleText } from 'node:util';
import { ERRORS } from '../contract/errors.ts';
import { faint } from '../terminal/print.ts';
import { FILE, type Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { argument } from './reading.ts';

const CALL = 'npm run operator --';
const WIDTH = 26;

const COMMON = `Every command takes
  --url URL        the API; BASE_URL, or http://127.0.0.1:7071 by default
  --audience ID    the API as Entra ID knows it; OPERATOR_AUDIENCE by default. Not needed on this machine
  --json           the answer as JSON, for scripts; npm run -s keeps npm's own words out of a pipe
  --help

PARTNER is the id of a partner, or its MPN ID. FILE can be - for what is piped in. OPERATOR_TOKEN can hold a token
that was got elsewhere. Ends with 0 when it is done, 1 when the API refused, 2 when the command was not understood.`;

export function helpOfAll(): string {
  const groups = Map.groupBy(COMMANDS, ({ name }) => name.split(' ')[0] ?? name);
  const lines = [...groups].map(([group, commands]) => [styleText('bold', group), ...commands.map(line)].join('\n'));
  return `The operator's desk: every task of the operator, over the API.\n\nUsage: ${CALL} GROUP VERB ... [--help]\n\n${lines.join('\n')}\n\n${COMMON}`;
}

export function helpOfGroup(group: string): string {
  const commands = COMMANDS.filter(({ name }) => name.startsWith(`${group} `));
  return [styleText('bold', group), ...commands.map(line), '', `${CALL} ${group} VERB --help says more.`].join('\n');
}

function line(command: Command): string {
  const [short = ''] = aboutOf(command).split(/[;:]/); // what follows is for who asks for more
  return `  ${command.name.padEnd(WIDTH)}${short}`;
}

function aboutOf({ more, operation }: Command): string {
  return more?.about ?? operation.summary;
}

/** How it is called, what it takes, an example, and what the API can refuse. */
export function helpOfCommand(command: Command): string {
  const { name, takes, options, hasBodyFile, operation, example, more } = command;
  const usage = [CALL, name, ...takes.map(argument), ...(options.length > 0 || hasBodyFile ? ['[options]'] : [])].join(' ');
  const file = more?.file ?? (takes.includes(FILE) ? 'CSV; - for what is piped in' : undefined);
  const described: [string, string][] = [
    ...(file === undefined ? [] : [[FILE, file] as [string, string]]),
    ...options.map(({ name: option, type, isNeeded, about }): [string, string] => [
      `--${option}${type === 'flag' ? '' : ' VALUE'}`,
      `${isNeeded ? 'needed. ' : ''}${about}`,
    ]),
    ...(hasBodyFile ? [['--body FILE', 'the body as JSON, as the reference of the API has it'] as [string, string]] : []),
    ...(typeof operation.answer === 'string' && operation.answer !== 'none'
      ? [['--out FILE', 'where the download goes; by default to the terminal or the pipe'] as [string, string]]
      : []),
  ];
  const refusals = operation.refuses.map((refusal) => `  ${ERRORS[refusal].code}  ${ERRORS[refusal].text}`);
  return [
    `${aboutOf(command)}.`,
    `\nUsage: ${usage}`,
    `Example: ${CALL} ${name} ${example}`.trimEnd(),
    ...(described.length > 0 ? ['', ...described.map(([option, about]) => `  ${option.padEnd(WIDTH)}${about}`.trimEnd())] : []),
    ...(refusals.length > 0 ? ['\nThe API can refuse it:', ...refusals] : []),
    `\n${faint(`${operation.id}: ${operation.method} /${operation.path}, permission ${operation.permission}`)}`,
  ].join('\n');
}
