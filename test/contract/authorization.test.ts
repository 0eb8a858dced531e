import { describe, expect, test } from 'vitest';
import { ERRORS, type ErrorName } from '../../functions/contract/errors.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { isOpenPermission, isOperatorPermission, type Role } from '../../functions/contract/permissions.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import RULES from '../rules/rules.json' with { type: 'json' };
import { send } from '../http/requests.ts';
import { authenticate, BEARERS, ROLES, type CallerName } from './callers.ts';
import { openPlace, SESSION_SECRET, type Ids, type Place } from './place.ts';
import { addressOf, idsFor, OWNED, placeholdersOf, sampleOf, refusalOf } from './samples.ts';

type Expected = 'allowed' | readonly [status: 401 | 403 | 404, code: number];

const LACKS_PERMISSION: Expected = [403, 900150];
const NO_ACCESS: Expected = [403, 2032];

/** The mark to implement, as the rules give it: not as the code does. */
function isGranted(permission: string, role: Role): boolean {
  const action = RULES.permissions.actions.find(({ id }) => id === permission);
  const mark = action?.effective[role.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as 'global_admin'];
  if (mark === undefined) throw new Error(`rules.json has no mark for ${permission} and ${role}`);
  return mark;
}

function byRole({ permission }: Operation, role: Role): Expected {
  if (permission.startsWith('operator.')) return LACKS_PERMISSION;
  return isGranted(permission, role) ? 'allowed' : LACKS_PERMISSION;
}

type Anyone = CallerName | 'nobody' | 'customer';

const ANYONE: readonly Anyone[] = [...(Object.keys(BEARERS) as CallerName[]), 'nobody', 'customer'];

/** Who may do it, by the rules and by the operation's own flags. */
function expectations(operation: Operation): Record<Anyone, Expected> {
  if (operation.permission === 'applicant') return applicantsOnly(operation);
  if (operation.permission === 'anybody' || operation.permission === 'customer.itself') {
    const others: Expected = operation.permission === 'anybody' ? 'allowed' : [401, 950056];
    const all = Object.fromEntries(ANYONE.map((caller) => [caller, others])) as Record<Anyone, Expected>;
    return { ...all, customer: 'allowed' };
  }
  return partnersOnly(operation);
}

/** Whoever signs in for a company that has not asked to enrol, and is no global admin of its directory, finds nothing. */
function applicantsOnly({ id }: Operation): Record<Anyone, Expected> {
  const found: Expected = id === 'startEnrollment' ? [403, 950080] : [404, 950077];
  const all = Object.fromEntries(ANYONE.map((caller) => [caller, found])) as Record<Anyone, Expected>;
  const noUser = LACKS_PERMISSION;
  const noToken: Expected = [401, 400];
  return {
    ...all,
    application: noUser,
    unregisteredApplication: noUser,
    operator: noUser,
    nobody: [401, 800001],
    forger: noToken,
    latecomer: noToken,
    customer: noToken,
  };
}

function partnersOnly(operation: Operation): Record<Anyone, Expected> {
  const isOperators = operation.permission.startsWith('operator.');
  const asAdmin = byRole(operation, 'globalAdmin');
  const roles = Object.fromEntries(ROLES.map((role) => [role, byRole(operation, role)])) as Record<Role, Expected>;
  const gated = (gate: boolean | undefined, refusal: Expected) => (asAdmin === 'allowed' && gate ? refusal : asAdmin);
  return {
    nobody: [401, 800001],
    customer: [401, 400],
    forger: [401, 400],
    latecomer: [401, 400], // the token has expired
    application: isOperators || !operation.appOnly ? LACKS_PERMISSION : 'allowed',
    ...roles,
    stranger: LACKS_PERMISSION,
    unregisteredApplication: NO_ACCESS,
    unregisteredApplicationOfUser: NO_ACCESS,
    noPartner: NO_ACCESS,
    terminated: [403, 800039],
    suspended: gated(operation.whenAccountSuspended === 'refuse', [403, 950007]),
    reseller: gated(operation.closedToIndirectResellers, NO_ACCESS),
    otherDirect: asAdmin,
    secondPartner: asAdmin,
    operator: isOperators && operation.appOnly ? 'allowed' : LACKS_PERMISSION,
    operatorAdmin: isOperators ? 'allowed' : LACKS_PERMISSION,
    operatorSalesAgent: LACKS_PERMISSION,
  };
}

function authorizationOf(caller: Anyone, { customerId }: Ids): string | undefined {
  if (caller === 'customer') return `Bearer ${customerId}.${SESSION_SECRET}`;
  return caller === 'nobody' ? undefined : BEARERS[caller];
}

async function call({ ports }: Place, operation: Operation, caller: Anyone, ids: Ids) {
  const { body, headers } = sampleOf(operation, ids);
  const authorization = authorizationOf(caller, ids);
  return send(ports, operation.method, addressOf(operation, ids), {
    body,
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
    isAnonymous: authorization === undefined,
  });
}

/** What those are told who may not call an operation at all. */
const NOT_ALLOWED = [2032, 800039, 900150, 950007];

/** What everybody gets who may ask for something that this programme does not sell. */
function alwaysOf(name: ErrorName): { status: number; body: { code: number } } {
  const { status, code } = ERRORS[name];
  return { status, body: { code } };
}

/** Of the things with an owner, those that are the customer's own: all its partners reach them. */
const CUSTOMERS_OWN = new Set(['customerId', 'userId']);

/** With whose code a customer was proved is no business of its other partners. */
const BETWEEN_TWO = new Set(['getCustomerGccValidation']);

/** Every way to name things of two partners in one address, but for all of the caller's own. */
function foreignIds(operation: Operation, own: Ids, foreign: Ids): Ids[] {
  const owned = placeholdersOf(operation).filter((name) => OWNED.includes(name));
  return Array.from({ length: 2 ** owned.length - 1 }, (_, i) => {
    const isForeign = (name: string) => (((i + 1) >> owned.indexOf(name)) & 1) === 1;
    return Object.fromEntries(owned.map((name) => [name, (isForeign(name) ? foreign[name] : own[name]) ?? '']));
  });
}

for (const operation of OPERATIONS) {
  describe(`${operation.id} (${operation.permission})`, () => {
    const opened = openPlace(authenticate);

    test.each(Object.entries(expectations(operation)))('%s: %j', async (caller, expected) => {
      const place = await opened;
      const answer = await call(place, operation, caller as Anyone, idsFor(operation, place.idsOf.direct));
      if (expected === 'allowed' && operation.always) {
        expect(answer.body).not.toMatchObject({ code: expect.toBeOneOf(NOT_ALLOWED) as number });
        expect([401, 500], answer.text).not.toContain(answer.status);
      } else if (expected === 'allowed') {
        expect([401, 403, 500], answer.text).not.toContain(answer.status);
      } else {
        const [status, code] = expected;
        expect(answer.status).toBe(status);
        if (operation.method !== 'HEAD') expect(answer.body).toMatchObject(refusalOf(operation, code));
      }
    });

    const owned = placeholdersOf(operation).filter((name) => OWNED.includes(name));
    const ownedCount = isOperatorPermission(operation.permission) ? 0 : owned.length; // the operator reaches them all
    if (ownedCount > 0) {
      test("the owner finds its own things; another partner's caller finds none of them, in any place of the address", async () => {
        // what is deleted is gone for good, so it is deleted where nobody has been
        const place = await (operation.method === 'DELETE' ? openPlace(authenticate) : opened);
        const [direct, otherDirect] = [idsFor(operation, place.idsOf.direct), idsFor(operation, place.idsOf.otherDirect)];
        const owners = await call(place, operation, 'globalAdmin', direct);
        if (operation.always) expect(owners).toMatchObject(alwaysOf(operation.always));
        else expect([401, 403, 404, 500], owners.text).not.toContain(owners.status);
        if (operation.method === 'GET' && !operation.always) expect(owners.status).toBe(200);
        const others = foreignIds(operation, otherDirect, direct);
        expect(others).toHaveLength(2 ** ownedCount - 1);
        for (const ids of others) {
          const { status, body } = await call(place, operation, 'otherDirect', ids);
          expect({ ids, status, body }).toEqual({
            ids,
            status: 404,
            body: { code: expect.any(Number), description: expect.any(String), data: [], source: expect.any(String) },
          });
        }
      });
      const isOfCustomer =
        owned.includes('customerId') && owned.every((name) => CUSTOMERS_OWN.has(name)) && !BETWEEN_TWO.has(operation.id);
      test(`R-REL-04: a second partner of the customer finds ${isOfCustomer ? 'what is the customer’s' : 'nothing'} there`, async () => {
        const place = await (operation.method === 'DELETE' ? openPlace(authenticate) : opened);
        const { status, text } = await call(place, operation, 'secondPartner', idsFor(operation, place.idsOf.direct));
        if (isOfCustomer && operation.always) expect(status, text).toBe(ERRORS[operation.always].status);
        else if (isOfCustomer) expect([401, 403, 404, 500], text).not.toContain(status);
        else expect(status, text).toBe(404);
      });
    } else if (operation.method === 'GET' && !isOpenPermission(operation.permission)) {
      test("its answer to another partner's caller holds nothing of the first", async () => {
        const place = await opened;
        const { text } = await call(place, operation, 'otherDirect', place.idsOf.otherDirect);
        for (const id of Object.values(place.idsOf.direct)) expect(text).not.toContain(id);
      });
    }
  });
}

test('R-BILL-07: what a suspended account cannot do is closed to it, and nothing else is', () => {
  // by the names of the wire; of the conversion the rules give none
  const wireName = (name: string) =>
    name.startsWith('(conversion') ? 'convertSubscription' : name.replace('RequestUrl', 'Request');
  const named = RULES.delinquency.blocked.flatMap(({ api_operations: names }) => names.split(', ').map(wireName));
  const ids = new Set(OPERATIONS.map(({ id }) => id));
  const isClosed = ({ id, whenAccountSuspended }: Operation) => whenAccountSuspended === 'refuse' && !id.startsWith('preview');
  const refused = OPERATIONS.filter(isClosed).map(({ id }) => id); // a preview is refused with what it previews
  const expected = [...named.filter((name) => ids.has(name)), 'createTransition']; // an upgrade by its newer name
  expect(refused.toSorted()).toEqual(expected.toSorted());
});
