import type { Availability } from '../../../functions/contract/operation.ts';
import openapi from '../generated/openapi.json';
import { operationName } from '../i18n/operations.ts';
import { groupOf, type GroupId } from './groups.ts';
import { propertiesOf, type Property, type Schema } from './schema.ts';

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-availability': Availability;
  readonly 'x-permission': string;
  readonly 'x-application-only-token': boolean;
  readonly 'x-when-account-suspended': 'allow' | 'refuse' | 'in command';
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly requestBody?: { content: Content };
  readonly responses: Readonly<Record<string, { description: string; content?: Content }>>;
}

type Content = Readonly<Record<string, { schema: Schema }>>;

/** What is sent or answered: the properties of JSON, or only its media type. */
interface Body {
  readonly mediaType: string;
  readonly properties: readonly Property[];
}

interface Refusal {
  readonly status: string;
  readonly code: string;
  readonly text: string;
}

export interface ReferenceEntry {
  readonly id: string;
  readonly group: GroupId;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly availability: Availability;
  readonly permission: string;
  readonly appOnly: boolean;
  readonly whenSuspended: Described['x-when-account-suspended'];
  readonly parameters: readonly (Property & { readonly in: string })[];
  readonly body?: Body | undefined;
  /** Absent where nothing but refusals is ever answered. */
  readonly success?: { readonly status: string; readonly answer?: Body | undefined } | undefined;
  readonly refusals: readonly Refusal[];
}

/** All operations as the reference shows them in a language, in the order of the OpenAPI document. */
export function referenceEntries(lang: string): ReferenceEntry[] {
  const paths = Object.entries(openapi.paths as unknown as Record<string, Record<string, Described>>);
  return paths.flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => entry(method, path, one, lang)));
}

function entry(method: string, path: string, described: Described, lang: string): ReferenceEntry {
  const { operationId: id, summary, parameters, requestBody, responses } = described;
  const answers = Object.entries(responses).toSorted(([a], [b]) => Number(a) - Number(b));
  const success = answers.find(([status]) => Number(status) < 300);
  const refused = answers.filter((answer) => answer !== success);
  return {
    id,
    group: groupOf(path.slice(1)),
    name: operationName(id, summary, lang),
    method: method.toUpperCase(),
    path,
    availability: described['x-availability'],
    permission: described['x-permission'],
    appOnly: described['x-application-only-token'],
    whenSuspended: described['x-when-account-suspended'],
    parameters: parameters.map(({ name, in: place, required, schema }) => {
      const [property] = propertiesOf({ properties: { [name]: schema }, required: required ? [name] : [] });
      return { ...(property as Property), in: place };
    }),
    body: bodyOf(requestBody?.content),
    success: success && { status: success[0], answer: bodyOf(success[1].content) },
    refusals: refused.flatMap(([status, { description }]) => refusalsOf(status, description)),
  };
}

function bodyOf(content: Content | undefined): Body | undefined {
  const [first] = Object.entries(content ?? {});
  return first && { mediaType: first[0], properties: propertiesOf(first[1].schema) };
}

/** The document lists them as Markdown: a code and its text on each line. Throttling has no code. */
function refusalsOf(status: string, description: string): Refusal[] {
  return description.split('\n').map((line) => {
    const [, code = '', text = line] = /^- `(\d+)` (.*)$/.exec(line) ?? [];
    return { status, code, text };
  });
}
