import { app, type Disposable, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { OPERATIONS } from '../operations.ts';
import type { LocalPorts } from './compose.ts';
import { misbehave } from './misbehaviour/http.ts';

/** Puts the misbehaviour before all HTTP functions, and every function into the state it begins with. */
export function standAround({ authenticate, misbehaviour, fence }: LocalPorts): Disposable {
  const before = misbehave({ operations: OPERATIONS, authenticate, misbehaviour, clock: Date.now });
  return app.hook.preInvocation((hook) => {
    const { functionHandler } = hook;
    const isHttp = hook.invocationContext.options.trigger.type === 'httpTrigger';
    hook.functionHandler = (input, context) => {
      const handle = async () => functionHandler(input, context) as Promise<HttpResponseInit>;
      return fence.enter(() => (isHttp ? before(input as HttpRequest, handle) : handle()));
    };
  });
}
