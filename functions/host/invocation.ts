import { randomUUID } from 'node:crypto';
import {
  registered,
  runHooks,
  type Binding,
  type CoreContext,
  type Log,
  type RegisteredFunction,
  type TypedData,
} from './core-api.ts';

export interface Input {
  readonly data: TypedData;
  readonly triggerMetadata?: Readonly<Record<string, TypedData>>;
  readonly invocationId?: string;
  /** W3C `traceparent`; one is made when absent. */
  readonly traceParent?: string | undefined;
}

/** How a function ended. No error is null or undefined, as the hooks have it. */
export interface End {
  error: unknown;
  result: unknown;
}

/** What becomes of an end: its answer, or a throw. By default what failed is thrown. */
export type Settle = (end: Readonly<End>) => unknown;

/** One invocation, in the order and with the states of the cloud worker. Rejects when it failed, hooks included. */
export async function invoke(target: RegisteredFunction, input: Input, log: Log, settle: Settle = resultOrThrow): Promise<void> {
  if (!registered.model) throw new Error('the app has registered no function');
  const core = coreContextOf(target, input, log);
  const model = registered.model.getInvocationModel(core);
  const { context, inputs } = await model.getArguments();
  const shared = { hookData: {}, invocationContext: context };

  const before = { ...shared, inputs, functionCallback: target.callback };
  await during(core, 'preInvocationHooks', () => runHooks('preInvocation', before));

  const { inputs: given, functionCallback } = before;
  const after: End & { inputs: unknown[] } = { ...shared, inputs: given, error: null, result: null };
  await during(core, 'invocation', async () => {
    after.result = await model.invokeFunction(context, given, functionCallback);
  }).catch((error: unknown) => {
    after.error = error;
  });
  await during(core, 'postInvocationHooks', () => runHooks('postInvocation', after));
  await model.getResponse(context, settle(after));
}

export function triggerOf({ metadata }: RegisteredFunction): { name: string; binding: Binding } {
  const found = Object.entries(metadata.bindings).find(([, { type }]) => type.toLowerCase().endsWith('trigger'));
  if (!found) throw new Error(`the function ${metadata.name} has no trigger`);
  return { name: found[0], binding: found[1] };
}

async function during(core: CoreContext, state: NonNullable<CoreContext['state']>, work: () => Promise<void>): Promise<void> {
  core.state = state;
  try {
    await work();
  } finally {
    core.state = undefined;
  }
}

function coreContextOf(target: RegisteredFunction, input: Input, log: Log): CoreContext {
  const { data, triggerMetadata = {}, invocationId = randomUUID() } = input;
  const { metadata } = target;
  const trace = invocationId.replaceAll('-', '');
  return {
    invocationId,
    metadata,
    request: {
      inputData: [{ name: triggerOf(target).name, data }],
      triggerMetadata,
      traceContext: { traceParent: input.traceParent ?? `00-${trace}-${trace.slice(0, 16)}-00` },
    },
    state: undefined,
    log: (level, _category, message) => log({ level, message, functionName: metadata.name, invocationId }),
  };
}

function resultOrThrow({ error, result }: Readonly<End>): unknown {
  if (error !== null && error !== undefined) throw error;
  return result;
}
