import { DEMO_PARTNERS } from '../../../functions/local/demo.ts';

// Code that a reader can copy: the same in every language of the guide. What runs with Node is run by a test.

const [demo] = DEMO_PARTNERS;
if (!demo) throw new Error('there is a demo partner');
const admin = demo.users.find(({ admin }) => admin === 'globalAdmin');
if (!admin) throw new Error('the demo partner has a global admin');

const { clientId, clientSecret } = demo.app;
const { domain } = demo;
const { userPrincipalName, password } = admin;

export const BASE = 'http://127.0.0.1:7071';
const CHINA = {
  api: 'https://partner.partnercenterapi.microsoftonline.cn',
  authority: 'https://login.chinacloudapi.cn',
  graph: 'https://graph.chinacloudapi.cn',
};

interface Sample {
  readonly lang: 'sh' | 'js' | 'csharp' | 'java' | 'powershell' | 'http';
  readonly code: string;
}

export const SAMPLES = {
  start: { lang: 'sh', code: 'npm ci && npm start' },
  token: {
    lang: 'sh',
    code: `TOKEN=$(curl -s ${BASE}/${domain}/oauth2/token \\
  -d grant_type=client_credentials -d client_id=${clientId} \\
  -d client_secret=${clientSecret} -d resource=https://graph.windows.net \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
  },
  password: {
    lang: 'sh',
    code: `# with the temporary password, or an old one
curl -s ${BASE}/${domain}/password -d username=mei@${domain} \\
  -d password=TEMPORARY -d newPassword=Own-password-1

# without any: ask for a code, read it, use it
curl -s ${BASE}/${domain}/recovery -d username=mei@${domain}
curl -s ${BASE}/local/outbox
curl -s ${BASE}/${domain}/recovery/code -d username=mei@${domain} \\
  -d code=12345678 -d newPassword=Own-password-2`,
  },
  userToken: {
    lang: 'sh',
    code: `curl -s ${BASE}/${domain}/oauth2/token \\
  -d grant_type=password -d username=${userPrincipalName} -d password=${password} \\
  -d client_id=${clientId} -d resource=https://graph.windows.net`,
  },
  tokenV2: {
    lang: 'sh',
    code: `curl -s ${BASE}/${domain}/oauth2/v2.0/token \\
  -d grant_type=client_credentials -d client_id=${clientId} \\
  -d client_secret=${clientSecret} -d scope=https://graph.windows.net/.default`,
  },
  firstCall: {
    lang: 'sh',
    code: `curl -s -H "Authorization: Bearer $TOKEN" "${BASE}/v1/offercategories?country=CN"`,
  },
  tour: { lang: 'sh', code: 'npm run tour' },
  local: { lang: 'sh', code: `curl -s ${BASE}/local` },
  node: {
    lang: 'js',
    code: `const base = '${BASE}';

const answer = await fetch(\`\${base}/${domain}/oauth2/token\`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'password',
    username: '${userPrincipalName}',
    password: '${password}',
    client_id: '${clientId}',
    resource: 'https://graph.windows.net',
  }),
});
const { access_token } = await answer.json();

const customers = await fetch(\`\${base}/v1/customers?size=5\`, {
  headers: { Authorization: \`Bearer \${access_token}\`, 'MS-RequestId': crypto.randomUUID() },
});
console.log(await customers.json());`,
  },
  dotnet: {
    lang: 'csharp',
    code: `using System.Text.Json;
using Microsoft.Store.PartnerCenter;
using Microsoft.Store.PartnerCenter.Extensions;

PartnerService.Instance.ApiRootUrl = "${BASE}";

using var http = new HttpClient();
var answer = await http.PostAsync("${BASE}/${domain}/oauth2/token",
    new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["grant_type"] = "password",
        ["username"] = "${userPrincipalName}",
        ["password"] = "${password}",
        ["client_id"] = "${clientId}",
        ["resource"] = "https://graph.windows.net",
    }));
var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
var token = new AuthenticationToken(json.GetProperty("access_token").GetString(), DateTimeOffset.UtcNow.AddHours(1));

var credentials = PartnerCredentials.Instance.GenerateByUserCredentials("${clientId}", token);
var partner = PartnerService.Instance.CreatePartnerOperations(credentials);
var customers = partner.Customers.Get();`,
  },
  dotnetChina: {
    lang: 'csharp',
    code: `PartnerService.Instance.ApiRootUrl = "${CHINA.api}";
var credentials = PartnerCredentials.Instance.GenerateByApplicationCredentials(
    clientId, clientSecret, domain, "${CHINA.authority}", "${CHINA.graph}");`,
  },
  java: {
    lang: 'java',
    code: `PartnerService.getInstance().setApiRootUrl("${BASE}");

// accessToken: from ${BASE}/${domain}/oauth2/token, as with curl
AuthenticationToken token = new AuthenticationToken(accessToken, DateTime.now().plusHours(1));
IPartnerCredentials credentials =
    PartnerCredentials.getInstance().generateByUserCredentials("${clientId}", token, null);
IAggregatePartner partner = PartnerService.getInstance().createPartnerOperations(credentials);
SeekBasedResourceCollection<Customer> customers = partner.getCustomers().get();`,
  },
  javaChina: {
    lang: 'java',
    code: `PartnerService.getInstance().setApiRootUrl("${CHINA.api}");
IPartnerCredentials credentials = PartnerCredentials.getInstance().generateByApplicationCredentials(
    clientId, clientSecret, domain, "${CHINA.authority}", "${CHINA.graph}");`,
  },
  powershell: {
    lang: 'powershell',
    code: `$base = '${BASE}'
$form = @{
  grant_type = 'password'
  username   = '${userPrincipalName}'
  password   = '${password}'
  client_id  = '${clientId}'
  resource   = 'https://graph.windows.net'
}
$token = (Invoke-RestMethod -Method Post "$base/${domain}/oauth2/token" -Body $form).access_token
Invoke-RestMethod "$base/v1/customers?size=5" -Headers @{ Authorization = "Bearer $token" }`,
  },
  powershellChina: { lang: 'powershell', code: 'Connect-PartnerCenter -Environment AzureChinaCloud' },
} as const satisfies Record<string, Sample>;

export type SampleId = keyof typeof SAMPLES;
