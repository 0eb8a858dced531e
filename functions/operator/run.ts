import { Readable } from 'node:stream';
import type { Progress } from '../terminal/progress.ts';
import { apiAt, type Api } from './api.ts';
import { operationOf, type Command } from './command.ts';
import { closeRun } from './close-run.ts';
import type { Given, Work } from './desk.ts';
import { Refused, WrongUsage } from './faults.ts';
import { helpOfCommand } from './help.ts';
import { openFile, save } from './files.ts';
import { printed } from './printing.ts';
import { parseLine, readGiven, type CommonOptions } from './reading.ts';
import { isThisMachine, tokens } from './sign-in.ts';
import { usageSend } from './usage-send.ts';

/** What more than one call is. */
const WORKS: Readonly<Record<string, Work>> = { 'close run': closeRun, 'usage send': usageSend };

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  /** Characters in a line, where somebody reads it. */
  readonly room: number | undefined;
}

/** What is printed at the end; nothing where a download went elsewhere. */
export async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<string> {
  const { positionals, values } = parseLine(command, args);
  if (values.help) return helpOfCommand(command);
  const given = await readGiven(command, positionals, values);
  const desk = { api: apiOf(values, terminal), progress: terminal.progress };
  const named = { ...given, params: await withPartnerId(desk.api, given.params) };
  const { operation, shows } = command;
  if (typeof operation.answer === 'string' && operation.answer !== 'none') {
    await save(await desk.api.send(operation, named), values.out);
    return '';
  }
  const answer = await (WORKS[command.name] ?? answerTo)(desk, named, command);
  if (operation.answer === 'none') return 'Done.';
  return values.json ? JSON.stringify(answer, undefined, 2) : printed(shows ?? {}, answer, terminal.room);
}

function apiOf({ url, audience }: CommonOptions, { environment }: Terminal): Api {
  const base = (url ?? environment['BASE_URL'] ?? `http://127.0.0.1:${environment['PORT'] ?? '7071'}`).replace(/\/$/, '');
  if (!URL.canParse(base) || !(isThisMachine(base) || base.startsWith('https://')))
    throw new WrongUsage(`--url is an address such as https://api.example.cn, not ${base}; a token goes out encrypted only.`);
  const signIn = { base, audience: audience ?? environment['OPERATOR_AUDIENCE'], token: environment['OPERATOR_TOKEN'] };
  return apiAt(base, tokens(signIn));
}

const answerTo: Work = async ({ api, progress }, given, { operation }) => {
  if (given.file === undefined) return api.read(operation, given);
  const csv = Readable.toWeb(Readable.from(await openFile(given.file, progress))) as ReadableStream<Uint8Array>;
  try {
    return (await (await api.send(operation, given, { csv })).json()) as Record<string, unknown>;
  } finally {
    progress.end();
  }
};

/** A partner can be named by its MPN ID, which people know. */
async function withPartnerId(api: Api, params: Given['params']): Promise<Given['params']> {
  const { partnerId } = params;
  if (partnerId === undefined || !/^\d{1,10}$/.test(partnerId)) return params;
  const found = await api.read(operationOf('listPartners'), { params: {}, query: { mpnId: partnerId } });
  const [partner] = found['items'] as { partnerId: string }[];
  if (!partner)
    throw new Refused(
      `No partner has the MPN ID ${partnerId}. "partner list" lists them; a company that enrolls is named by its id.`,
    );
  return { ...params, partnerId: partner.partnerId };
}
