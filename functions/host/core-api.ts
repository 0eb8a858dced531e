import { registerHooks } from 'node:module';

/**
 * The cloud worker's side of the library: what `@azure/functions` finds when it asks for `@azure/functions-core`.
 * Import this before the app; the library asks at the first `app.*` call, and registers nothing when it finds nothing.
 */

export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly functionName?: string;
  readonly invocationId?: string;
  readonly error?: unknown;
}

export type Log = (entry: LogEntry) => void;

/** What the library registers for the triggers that this host knows. */
export interface Binding {
  readonly type: string;
  readonly direction?: string;
  readonly methods?: readonly string[];
  readonly route?: string;
  readonly schedule?: string;
  readonly runOnStartup?: boolean;
  readonly queueName?: string;
}

export type FunctionCallback = (...args: unknown[]) => unknown;

export interface RegisteredFunction {
  readonly metadata: { readonly name: string; readonly bindings: Readonly<Record<string, Binding>> };
  readonly callback: FunctionCallback;
}

/** A value on its way into a function; the library parses `json`, and `string` too where it happens to be JSON. */
export type TypedData = { readonly json: string } | { readonly string: string };

export interface CoreContext {
  readonly invocationId: string;
  readonly metadata: RegisteredFunction['metadata'];
  readonly request: {
    readonly inputData: readonly { readonly name: string; readonly data: TypedData }[];
    readonly triggerMetadata: Readonly<Record<string, TypedData>>;
    readonly traceContext: { readonly traceParent: string };
  };
  state: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  log(level: LogLevel, category: string, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<unknown>;
}

export interface ProgrammingModel {
  getInvocationModel(core: CoreContext): InvocationModel;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
}

export type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation';
export type Hook = (context: object) => unknown;

interface Registered {
  readonly functions: Map<string, RegisteredFunction>;
  readonly hooks: Record<HookName, Set<Hook>>;
  model: ProgrammingModel | undefined;
  /** Where the library's own messages go; nowhere until a host runs. */
  log: Log;
}

export const registered: Registered = {
  functions: new Map(),
  hooks: { appStart: new Set(), appTerminate: new Set(), preInvocation: new Set(), postInvocation: new Set() },
  model: undefined,
  log: () => {},
};

export async function runHooks(name: HookName, context: object): Promise<void> {
  for (const hook of registered.hooks[name]) await hook(context);
}

class Disposable {
  readonly dispose: () => void;
  constructor(dispose: () => void) {
    this.dispose = dispose;
  }
}

const core = {
  version: '3.12.0',
  hostVersion: '4.1000.0',
  Disposable,
  registerFunction(metadata: RegisteredFunction['metadata'], callback: FunctionCallback): Disposable {
    if (registered.functions.has(metadata.name)) throw new Error(`two functions are named ${metadata.name}`);
    registered.functions.set(metadata.name, { metadata, callback });
    return new Disposable(() => registered.functions.delete(metadata.name));
  },
  registerHook(name: string, hook: Hook): Disposable {
    const hooks = Object.entries(registered.hooks).find(([known]) => known === name)?.[1];
    if (!hooks) throw new RangeError(`the local host has no ${name} hooks`);
    hooks.add(hook);
    return new Disposable(() => hooks.delete(hook));
  },
  setProgrammingModel(model: ProgrammingModel): void {
    registered.model = model;
  },
  getProgrammingModel: () => registered.model,
  log: (level: LogLevel, _category: string, message: string) => registered.log({ level, message }),
};

const NAME = Symbol.for('functions-core');
const URL = 'local-host:functions-core';
Object.assign(globalThis, { [NAME]: core });
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@azure/functions-core' ? { url: URL, format: 'commonjs', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === URL
      ? { format: 'commonjs', shortCircuit: true, source: "module.exports = globalThis[Symbol.for('functions-core')]" }
      : next(url, context),
});
