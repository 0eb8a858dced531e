import type { Collection, Document } from './collection.ts';
import { Refused } from './refused.ts';

interface Operation {
  readonly operationType?: string;
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: unknown;
}

export interface OperationAnswer {
  readonly statusCode: number;
  readonly eTag?: string;
  readonly resourceBody?: Document;
  readonly requestCharge: number;
}

const OPERATIONS_MAX = 100;
const BATCH_BYTES_MAX = 2 * 1024 * 1024;

/** Ends the batch; the operation at `index` is to blame. */
class Failed extends Error {
  readonly index: number;
  readonly status: number;

  constructor(index: number, status: number) {
    super(`operation ${index}: ${status}`);
    this.index = index;
    this.status = status;
  }
}

/**
 * All operations or none. One failure is told by its own status and by 424 for all the others.
 *
 * @param throttled  the first operation is refused with 429
 */
export function runBatch(
  collection: Collection,
  pk: string,
  text: string,
  minimal: boolean,
  throttled: boolean,
): OperationAnswer[] {
  if (Buffer.byteLength(text) > BATCH_BYTES_MAX) throw new Refused(413, 'Request size is too large');
  const operations = JSON.parse(text) as Operation[];
  if (operations.length === 0 || operations.length > OPERATIONS_MAX) throw new Refused(400, 'a batch has 1 to 100 operations');
  try {
    return collection.atomically(pk, () =>
      operations.map((operation, index) => {
        if (throttled) throw new Failed(index, 429);
        try {
          return runOperation(collection, pk, operation, minimal);
        } catch (error) {
          throw error instanceof Refused ? new Failed(index, error.status) : error;
        }
      }),
    );
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return operations.map((_, index) => ({ statusCode: index === error.index ? error.status : 424, requestCharge: 0 }));
  }
}

function runOperation(collection: Collection, pk: string, operation: Operation, minimal: boolean): OperationAnswer {
  const { operationType = 'nothing', id = '', ifMatch, resourceBody } = operation;
  const told = (statusCode: number, document: Document): OperationAnswer => ({
    statusCode,
    eTag: document._etag,
    requestCharge: 1,
    ...(minimal ? {} : { resourceBody: document }),
  });
  switch (operationType) {
    case 'Create':
      return told(201, collection.create(pk, resourceBody));
    case 'Replace':
      return told(200, collection.replace(pk, id, resourceBody, ifMatch));
    case 'Delete':
      collection.delete(pk, id, ifMatch);
      return { statusCode: 204, requestCharge: 1 };
    default:
      throw new Refused(400, `the fake knows no ${operationType}`);
  }
}
