import * as z from 'zod';
import { required } from '../../contract/address.ts';
import { decided, operation, type Answer, type Operation } from '../../contract/operation.ts';
import { Attributes, Guid } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { create, defineKind, indexOf, remove } from '../../storage/port.ts';
import { administered, type PlaceError } from '../users/place.ts';
import { CustomerPath } from '../wire.ts';

const Consent = z.object({
  applicationId: z.string(),
  displayName: z.string().optional(),
  applicationGrants: z.array(z.object({ enterpriseApplicationId: z.string(), scope: z.string() })),
});

type Consent = z.infer<typeof Consent>;

/** What a partner's application may do in a customer's directory; in the customer's own partition. */
export const CONSENT = defineKind<Consent>({
  name: 'applicationConsent',
  container: 'customers',
  schemaVersion: 1,
  schema: Consent,
  idOf: ({ applicationId }) => applicationId,
  indexes: { all: () => [] },
});

export const CONSENTS_OF_CUSTOMER = indexOf(CONSENT, 'all');

const ConsentBody = z.object({
  applicationId: Guid,
  displayName: required(256).optional(),
  applicationGrants: z
    .array(
      z.object({
        enterpriseApplicationId: Guid.describe('The application whose resources are meant.'),
        // clients separate the names with commas, blanks, or both
        scope: z
          .string()
          .max(4000)
          .transform((text) =>
            text
              .split(/[\s,]+/)
              .filter(Boolean)
              .join(','),
          )
          .refine((text) => text !== '', 'names at least one delegated scope'),
      }),
    )
    .min(1, 'needs at least one grant')
    .max(50),
});

const WireConsent = Consent.extend({ attributes: Attributes });

const ConsentPath = CustomerPath.extend({ applicationId: Guid });

async function createConsent(
  scope: Scope,
  customerId: string,
  consent: Consent,
): Promise<Outcome<Answer<z.infer<typeof WireConsent>>, PlaceError | 'ConsentExists'>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  if ((await place.value.users.commit([create(CONSENT, consent)])) === 'conflict') {
    const there = await place.value.users.get(CONSENT, consent.applicationId);
    // the same again is the repetition of a request whose answer was lost
    if (JSON.stringify(there?.value) !== JSON.stringify(Consent.parse(consent))) return refuse('ConsentExists');
  }
  return decided({ ...consent, attributes: { objectType: 'ApplicationConsent' } }, []);
}

async function deleteConsent(
  scope: Scope,
  { customerId, applicationId }: z.infer<typeof ConsentPath>,
): Promise<Outcome<Answer<undefined>, PlaceError | 'NoSuchConsent'>> {
  const place = await administered(scope, customerId);
  if (!place.ok) return place;
  const consent = await place.value.users.get(CONSENT, applicationId);
  if (!consent) return refuse('NoSuchConsent');
  const committed = await place.value.users.commit([remove(CONSENT, consent)]);
  return committed === 'committed' ? decided(undefined, []) : refuse('NoSuchConsent'); // somebody was faster
}

const CONSENTS = {
  availability: 'worldwide_only',
  permission: 'customer.administer_on_behalf',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

export const consentOperations: Operation[] = [
  operation({
    ...CONSENTS,
    id: 'createApplicationConsent',
    summary: "Let an application act in a customer's directory, within the scopes that are named",
    method: 'POST',
    path: 'v1/customers/{customerId}/applicationconsents',
    params: CustomerPath,
    body: ConsentBody,
    answer: WireConsent,
    success: 201,
    refuses: ['NoSuchTenant', 'NoDelegatedAccess', 'ConsentExists'],
    handle: (scope, { params, body }) => createConsent(scope, params.customerId, body),
  }),
  operation({
    ...CONSENTS,
    id: 'deleteApplicationConsent',
    summary: 'Withdraw the consents of an application',
    method: 'DELETE',
    path: 'v1/customers/{customerId}/applicationconsents/{applicationId}',
    params: ConsentPath,
    answer: 'none',
    refuses: ['NoSuchTenant', 'NoDelegatedAccess', 'NoSuchConsent'],
    handle: (scope, { params }) => deleteConsent(scope, params),
  }),
];
