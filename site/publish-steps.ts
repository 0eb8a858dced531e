/** Where the guide goes: what the deployment of `infra/` gives out, in the environment. */
export interface GuidePlace {
  readonly hosting: string;
  readonly resource: string;
  readonly resourceGroup: string;
  /** Without a slash at its end. */
  readonly url: string;
}

export interface Step {
  readonly command: readonly string[];
  /** The environment variable in which the next commands find what this one prints. */
  readonly keeps?: string;
}

/** Throws when something is missing, naming all that is. */
export function readPlace(environment: Readonly<Record<string, string | undefined>>): GuidePlace {
  const { GUIDE_HOSTING = '', GUIDE_RESOURCE = '', GUIDE_URL = '', AZURE_RESOURCE_GROUP = '' } = environment;
  const needed = { GUIDE_HOSTING, GUIDE_RESOURCE, GUIDE_URL, AZURE_RESOURCE_GROUP };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0)
    throw new Error(
      `Not in the environment: ${missing.join(', ')}. They are outputs of the deployment, which azd up hands over.`,
    );
  const url = GUIDE_URL.replace(/\/$/, '');
  return { hosting: GUIDE_HOSTING, resource: GUIDE_RESOURCE, resourceGroup: AZURE_RESOURCE_GROUP, url };
}

/** The commands that put the pages in `folder` there. */
export function publishSteps({ hosting, resource, resourceGroup }: GuidePlace, folder: string): readonly Step[] {
  if (hosting === 'storage') {
    const account = ['--account-name', resource, '--auth-mode', 'login'];
    const pages = ['--index-document', 'index.html', '--404-document', '404.html'];
    return [
      // not a property of the resource: Bicep cannot switch it on
      { command: ['az', 'storage', 'blob', 'service-properties', 'update', '--static-website', 'true', ...pages, ...account] },
      { command: ['az', 'storage', 'blob', 'upload-batch', '--overwrite', '-d', '$web', '-s', folder, ...account] },
    ];
  }
  if (hosting !== 'staticWebApp') throw new Error(`GUIDE_HOSTING is staticWebApp or storage, not ${hosting}`);
  const site = ['--name', resource, '--resource-group', resourceGroup, '--query', 'properties.apiKey', '--output', 'tsv'];
  return [
    // lives as long as these commands, and stands in no setting
    { command: ['az', 'staticwebapp', 'secrets', 'list', ...site], keeps: 'SWA_CLI_DEPLOYMENT_TOKEN' },
    { command: ['npx', '--yes', '@azure/static-web-apps-cli@2.0.10', 'deploy', folder, '--env', 'production'] },
  ];
}
