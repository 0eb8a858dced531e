import { answered, type Answer } from '../contract/operation.ts';
import type { CustomerScope, SharedPartitions } from '../identity/scope.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { under } from '../storage/port.ts';
import type { AgreementType } from './core/agreement.ts';
import { documentLinks } from './document.ts';
import { CUSTOMER_SIGNATURE, TEMPLATES, type Template } from './stored.ts';
import { toWireSignature, type WireMyAgreement } from './wire.ts';

const TEMPLATES_PER_READ = 100;

/** The templates of a type, the newest first: that is the one to sign. */
export async function listTemplates(
  { catalog }: Pick<SharedPartitions, 'catalog'>,
  types: readonly AgreementType[],
): Promise<Template[]> {
  const pages = await Promise.all(
    types.map((type) => catalog.list(TEMPLATES, { ...under(type), limit: TEMPLATES_PER_READ, descending: true })),
  );
  return pages.flatMap(({ items }) => items.map(({ value }) => value));
}

/** Undefined where no such agreement was ever published. */
export async function currentTemplate(
  { catalog }: Pick<SharedPartitions, 'catalog'>,
  type: AgreementType,
): Promise<Template | undefined> {
  const { items } = await catalog.list(TEMPLATES, { ...under(type), limit: 1, descending: true });
  return items[0]?.value;
}

/** The customer agreement as it stands, for a customer that has signed in. */
export async function getMyAgreement({
  partition,
  shared,
  blobs,
  locale,
}: CustomerScope): Promise<Outcome<Answer<WireMyAgreement>, 'NoSuchTemplate'>> {
  const current = await currentTemplate(shared, 'MicrosoftCustomerAgreement');
  if (!current) return refuse('NoSuchTemplate');
  const { templateId } = current;
  const { displayUri, downloadUri } = await documentLinks(blobs, current, locale);
  const signed = await partition.get(CUSTOMER_SIGNATURE, templateId);
  return answered({
    templateId,
    displayUri,
    downloadUri,
    ...(signed ? { signature: toWireSignature(signed.value) } : {}),
    attributes: { objectType: 'CustomerAgreement' },
  });
}
