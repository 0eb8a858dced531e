import type { SharedPartitions } from '../identity/scope.ts';
import { under } from '../storage/port.ts';
import type { AgreementType } from './core/agreement.ts';
import { TEMPLATES, type Template } from './stored.ts';

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
