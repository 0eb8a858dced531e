import { commandOf, type Command } from './command.ts';
import { ROWS } from './rows.ts';

export const COMMANDS: readonly Command[] = ROWS.map(commandOf);
