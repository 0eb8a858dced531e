import { app, type Disposable, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { OPERATIONS } from '../operations.ts';
import type { LocalPorts } from './compose.ts';
import { misbehave } from './misbehaviour/http.ts';
import { partnerOfMessage, workingFor } from './misbehaviour/webhooks.ts';

/** Puts the misbehaviour before all HTTP functions, and every function into the state it begins with. */
export function standAround({ authenticate, misbehaviour, fence }: LocalPorts): Disposable {
  const before = misbehave({ operations: OPERATIONS, authenticate, misbehaviour, clock: Date.now });
  return app.hook.preInvocation((hook) => {
    const { functionHandler } = hook;
    const { type } = hook.invocationContext.options.trigger;
    hook.functionHandler = (input, context) => {
      const handle = async () => functionHandler(input, context) as Promise<HttpResponseInit>;
      return fence.enter(() => {
        if (type === 'httpTrigger') return before(input as HttpRequest, handle);
        return type === 'queueTrigger' ? workingFor.run(partnerOfMessage(input) ?? '', handle) : handle();
      });
    };
  });
}
