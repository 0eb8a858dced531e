import { parse } from 'csv-parse';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import type { Work } from './desk.ts';
import { Refused, WrongUsage } from './faults.ts';
import { openFile } from './files.ts';

/** Of one request, with room for what stands around the records. */
const BYTES_MAX = LIMITS.jsonBytes * 0.9;

const Recorded = z.object({ accepted: z.int(), repeated: z.int(), billedOn: z.string() });

/** By the name of the column. */
type Row = Readonly<Record<string, string>>;

interface Batch {
  readonly records: object[];
  /** Rows of the file, the header is row 1. */
  readonly first: number;
}

/** Sends a file of any length, some thousand records at a time. What was sent before changes nothing, so a broken run is begun again. */
export const usageSend: Work = async ({ api, progress }, { params, file = '' }, { operation }) => {
  const total = { accepted: 0, repeated: 0, requests: 0 };
  let billedOn = '';
  const sendAll = async (rows: AsyncIterable<Row>) => {
    for await (const { records, first } of batches(rows)) {
      const sent = await api.send(operation, { params, query: {} }, { json: { records } }).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        const last = first + records.length - 1;
        throw new Refused(`${error.message}\nIn rows ${first} to ${last} of ${file}; those before them are recorded.`);
      });
      const answer = Recorded.parse(await sent.json());
      total.accepted += answer.accepted;
      total.repeated += answer.repeated;
      total.requests += 1;
      billedOn = answer.billedOn;
    }
  };
  try {
    const source = await openFile(file, progress);
    await pipeline(source, parse({ bom: true, columns: true, skip_empty_lines: true }), sendAll);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new WrongUsage(`${file}: ${error.message}`);
    throw error;
  } finally {
    progress.end();
  }
  return { ...total, ...(billedOn ? { billedOn } : {}) };
};

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Batch> {
  let [records, bytes, first]: [object[], number, number] = [[], 0, 2];
  for await (const row of rows) {
    const record = recordOf(row);
    const size = Buffer.byteLength(JSON.stringify(record));
    if (records.length === LIMITS.usageRecords || bytes + size > BYTES_MAX) {
      yield { records, first };
      [records, bytes, first] = [[], 0, first + records.length];
    }
    records.push(record);
    bytes += size + 1;
  }
  if (records.length > 0) yield { records, first };
}

/** A cell for each member of a record; an empty one is absent. */
function recordOf(row: Row): object {
  const members = Object.entries(row).filter(([, cell]) => cell !== '');
  return Object.fromEntries(members.map(([name, cell]) => [name, name === 'detailLineItemId' ? Number(cell) : cell]));
}
