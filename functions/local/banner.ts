import { APPLICANTS, DEMO_PARTNERS, OPERATOR } from './demo.ts';

const MODELS = {
  direct: 'direct reseller',
  indirectProvider: 'indirect provider',
  indirectReseller: 'indirect reseller',
  operator: 'operator',
} as const;

/** One screen: where everything is, who exists, and a first call that works as it stands. */
export function banner(url: string, dataDir: string, startedInMs: number): string {
  const [first] = DEMO_PARTNERS;
  const partners = DEMO_PARTNERS.map(
    ({ name, domain, model, sandbox }) =>
      `  ${name.padEnd(20)} ${domain.padEnd(30)} ${MODELS[model]}${sandbox ? ', sandbox' : ''}`,
  );
  const applicants = APPLICANTS.map(
    ({ name, domain }) => `  ${name.padEnd(20)} ${domain.padEnd(30)} no partner yet: to try the enrollment`,
  );
  return `
Partner Center is running (ready in ${startedInMs} ms). Data: ${dataDir}

  API    ${url}/v1          described by ${url}/openapi.json
  Guide  ${url}/
  Who can sign in, with all secrets of this machine: ${url}/local
  Bad days on demand: ${url}/dev/misbehaviour; states on demand: ${url}/dev/state

Demo partners
${partners.join('\n')}
  ${OPERATOR.name.padEnd(20)} ${OPERATOR.domain.padEnd(30)} ${MODELS.operator}
${applicants.join('\n')}

A first call (paste it into another terminal)

  TOKEN=$(curl -s ${url}/${first?.domain}/oauth2/token \\
    -d grant_type=client_credentials -d client_id=${first?.app.clientId} \\
    -d client_secret=${first?.app.clientSecret} -d resource=https://graph.windows.net \\
    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl -s -H "Authorization: Bearer $TOKEN" "${url}/v1/offers?country=CN&size=2"

Next: npm run tour, in another terminal. Ctrl-C stops; nothing is lost.
`;
}
