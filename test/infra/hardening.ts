import type { Value } from './bicep.ts';
import type { Rule } from './rules.ts';

/** One version of each provider's interface, and none in preview. */
export const versions: Rule = (files) => {
  const all = files.flatMap(({ name, resources }) => resources.map((resource) => ({ name, ...resource })));
  const first = new Map<string, string>();
  return all.flatMap(({ name, type, version }) => {
    const kind = type.split('/').slice(0, 2).join('/');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) return [`${name}: ${type}@${version} is no final version`];
    if (!first.has(kind)) first.set(kind, version);
    return first.get(kind) === version ? [] : [`${name}: ${type}@${version} beside ${first.get(kind)}`];
  });
};

/** Encrypted, and for identities only. */
const SWITCHES: Readonly<Record<string, Readonly<Record<string, string | boolean>>>> = {
  'Microsoft.Storage/storageAccounts': {
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': { publicAccess: 'None' },
  'Microsoft.DocumentDB/databaseAccounts': {
    disableLocalAuth: true,
    disableKeyBasedMetadataWriteAccess: true,
    minimalTlsVersion: 'Tls12',
  },
  'Microsoft.KeyVault/vaults': { enableRbacAuthorization: true, enablePurgeProtection: true },
  'Microsoft.Web/sites': { httpsOnly: true },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { allow: false },
};

export const switches: Rule = (files) =>
  files.flatMap(({ name, resources }) =>
    resources.flatMap(({ symbol, type, body }) => {
      const properties = (body['properties'] ?? {}) as Record<string, Value>;
      return Object.entries(SWITCHES[type] ?? {}).flatMap(([key, value]) =>
        properties[key] === value ? [] : [`${name} ${symbol}: ${key} is not ${value}`],
      );
    }),
  );

/** No key of an account is asked for, and no secret goes where it can be read: into an output or a parameter that is not secure. */
export const secrets: Rule = (files) =>
  files.flatMap(({ name, text, params, outputs: given }) => [
    ...(
      text.match(/\blist(Keys|Secrets|AccountSas|ServiceSas|ConnectionStrings)\b|AccountKey=|SharedAccessKey|getSecret/g) ?? []
    ).map((found) => `${name}: ${found}`),
    ...params
      .filter(({ symbol, isSecure }) => /smtpUrl|password|secret|pem$/i.test(symbol) && !isSecure)
      .map(({ symbol }) => `${name}: ${symbol} is not secure`),
    ...params
      .filter(({ symbol, isSecure }) => isSecure && given.some(({ node }) => new RegExp(`\\b${symbol}\\b`).test(node.text)))
      .map(({ symbol }) => `${name}: an output shows ${symbol}`),
  ]);
