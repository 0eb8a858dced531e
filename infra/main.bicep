targetScope = 'subscription'

@description('Names the resource group and, by a hash, every resource in it: one environment of the programme.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The region of everything but the guide.')
param location string

@description('The cloud this is deployed to; its Entra ID signs the callers\' tokens.')
@allowed(['public', 'china'])
param cloud string = environment().name == 'AzureChinaCloud' ? 'china' : 'public'

@description('FC1 is Flex Consumption, paid by use and scaled by the queues; the others are fixed instances, for clouds without it.')
@allowed(['FC1', 'P0v3', 'P1v3', 'P2v3'])
param planSku string = cloud == 'china' ? 'P1v3' : 'FC1'

@description('The most instances of Flex Consumption, or the number of instances of a fixed plan.')
@minValue(1)
param instances int = planSku == 'FC1' ? 40 : 2

@description('The most request units a second, shared by all containers and scaled down to a tenth; 0 is serverless.')
@minValue(0)
param cosmosThroughputMax int = 0

@description('How many times files are kept: Standard_LRS in one building, Standard_ZRS in three.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Where the guide is served from; the cloud operated by 21Vianet has no Static Web Apps.')
@allowed(['staticWebApp', 'storage'])
param guideHosting string = cloud == 'china' ? 'storage' : 'staticWebApp'

@description('Static Web Apps are in few regions; the pages themselves are served from everywhere.')
param guideLocation string = 'eastasia'

@description('Audiences of tokens for this API beside the documented ones, with commas between.')
param apiAudiences string = ''

@description('The sender of mail to partners and customers.')
param mailFrom string

@description('The mail relay, smtps://user:password@host. It goes into the vault; when empty, what lies there stays.')
@secure()
param smtpUrl string = ''

@description('The private RSA key that signs webhooks, and its certificate, as PEM. It goes into the vault; when empty, what lies there stays.')
@secure()
param webhookSigningPem string = ''

@description('A feed of service incidents, read every five minutes: functions/health/README.md; none when empty.')
param healthFeedUrl string = ''

@description('The audience of tokens for the operations of the operator: with one of its own, no other token opens them.')
param operatorAudience string = ''

@description('Who is told when something is wrong.')
param alertEmail string

var plan = loadJsonContent('containers.json')
var roles = loadJsonContent('roles.json')
var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)
var packageContainer = 'app-package'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'partner-center-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
    // Entra ID for telemetry is documented for the public cloud only
    isEntraOnly: cloud == 'public'
    publisherId: identity.outputs.principalId
    publisherRole: roles.monitoringMetricsPublisher
  }
}

// what the Functions host keeps for itself: leases, and the code that was deployed
module hostStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'host${token}'
    location: location
    tags: tags
    sku: 'Standard_LRS'
    containers: [packageContainer]
    principalId: identity.outputs.principalId
    accountRoles: [roles.storageBlobDataOwner]
  }
}

// the programme's files and queues
module dataStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'data${token}'
    location: location
    tags: tags
    sku: storageSku
    containers: [plan.blobContainer]
    queues: flatten(map(plan.queues, queue => [queue, '${queue}-poison']))
    coolAfterDays: 90
    principalId: identity.outputs.principalId
    accountRoles: [roles.storageQueueDataContributor, roles.storageBlobDelegator]
    containerRole: roles.storageBlobDataContributor
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: {
    name: 'cosmos-${token}'
    location: location
    tags: tags
    throughputMax: cosmosThroughputMax
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    smtpUrl: smtpUrl
    webhookSigningPem: webhookSigningPem
    readerId: identity.outputs.principalId
    readerRole: roles.keyVaultSecretsUser
  }
}

module staticGuide 'modules/static-web-app.bicep' = if (guideHosting == 'staticWebApp') {
  scope: group
  params: { name: 'guide-${token}', location: guideLocation, tags: tags }
}

// the one storage account that the world reads: of its $web container, as pages
module guideStorage 'modules/storage.bicep' = if (guideHosting == 'storage') {
  scope: group
  params: {
    name: 'guide${token}'
    location: location
    tags: tags
    sku: storageSku
    principalId: deployer().objectId // whoever deploys also publishes the pages
    principalType: empty(deployer().?userPrincipalName ?? '') ? 'ServicePrincipal' : 'User'
    accountRoles: [roles.storageBlobDataContributor]
  }
}

var guideUrl = guideHosting == 'storage' ? guideStorage!.outputs.webEndpoint : staticGuide!.outputs.url

module api 'modules/functions.bicep' = {
  scope: group
  params: {
    name: 'api-${token}'
    location: location
    tags: tags
    planSku: planSku
    instances: instances
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorage: hostStorage.outputs.endpoints
    packageContainer: packageContainer
    dataStorage: dataStorage.outputs.endpoints
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: plan.database
    vaultUri: vault.outputs.uri
    telemetry: monitoring.outputs.connectionString
    cloud: cloud
    apiAudiences: apiAudiences
    guideUrl: guideUrl
    mailFrom: mailFrom
    healthFeedUrl: healthFeedUrl
    operatorAudience: operatorAudience
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    cosmosId: cosmos.outputs.id
    guideUrl: guideUrl
  }
}

module dashboard 'modules/dashboard.bicep' = {
  scope: group
  params: { location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId }
}

// azd keeps these, and the workflow reads them
output AZURE_RESOURCE_GROUP string = group.name
output API_APP string = api.outputs.name
output API_URL string = api.outputs.url
output KEY_VAULT string = vault.outputs.name
output GUIDE_HOSTING string = guideHosting
output GUIDE_RESOURCE string = guideHosting == 'storage' ? guideStorage!.outputs.name : staticGuide!.outputs.name
output GUIDE_URL string = guideUrl
