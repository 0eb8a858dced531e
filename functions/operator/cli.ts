#!/usr/bin/env node
import { styleText } from 'node:util';
import { progressBar } from '../terminal/progress.ts';
import { COMMANDS } from './commands.ts';
import { Refused, WrongUsage } from './faults.ts';
import { helpOfAll, helpOfCommand, helpOfGroup } from './help.ts';
import { runCommand } from './run.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const isHelp = args[0] === 'help';
  const [group = '', verb = '', ...rest] = isHelp ? args.slice(1) : args;
  const command = COMMANDS.find(({ name }) => name === `${group} ${verb}`);
  const isGroup = COMMANDS.some(({ name }) => name.startsWith(`${group} `));
  const wantsHelp = isHelp || [group, verb].some((word) => word === '--help' || word === '-h');
  if (!command) {
    const help = isGroup ? helpOfGroup(group) : helpOfAll();
    if (wantsHelp) return say(help, DONE);
    console.error(args.length === 0 ? help : `There is no command "${`${group} ${verb}`.trim()}".\n\n${help}`);
    return WRONG_USAGE;
  }
  if (wantsHelp) return say(helpOfCommand(command), DONE);
  try {
    const room = process.stdout.isTTY ? process.stdout.columns : undefined;
    return say(await runCommand(command, rest, { environment: process.env, progress: progressBar(), room }), DONE);
  } catch (error) {
    if (error instanceof WrongUsage) {
      console.error(`${error.message}\n"npm run operator -- ${command.name} --help" says how.`);
      return WRONG_USAGE;
    }
    if (!(error instanceof Refused)) throw error;
    console.error(`${styleText('red', 'Refused', { stream: process.stderr })}  ${error.message}`);
    return REFUSED;
  }
}

function say(text: string, code: number): number {
  if (text !== '') console.log(text);
  return code;
}
