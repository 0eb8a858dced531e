param name string
param location string
param tags object
param planSku string
param instances int

param identityId string
param identityClientId string

@description('The service endpoints of the two storage accounts, as the accounts name them: right in every cloud.')
param hostStorage object
param packageContainer string
param dataStorage object

param cosmosEndpoint string
param cosmosDatabase string
param vaultUri string
param telemetry string
param cloud string
param apiAudiences string
param guideUrl string
param mailFrom string
param healthFeedUrl string
param operatorAudience string

var isFlex = planSku == 'FC1'
var nodeVersion = '24'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: isFlex ? 'functionapp' : 'linux'
  sku: isFlex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: planSku, capacity: instances }
  properties: { reserved: true } // Linux
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: union(
      { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true },
      // an instance that does not answer is replaced; what it works with has an alert of its own, and is no reason to
      isFlex ? {} : { linuxFxVersion: 'NODE|${nodeVersion}', alwaysOn: true, healthCheckPath: '/health' }
    )
    functionAppConfig: isFlex
      ? {
          runtime: { name: 'node', version: nodeVersion }
          scaleAndConcurrency: { maximumInstanceCount: instances, instanceMemoryMB: 2048 }
          deployment: {
            storage: {
              type: 'blobContainer'
              value: '${hostStorage.blob}${packageContainer}'
              authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
            }
          }
        }
      : null
  }
}

// Flex Consumption has these in functionAppConfig, and refuses them here
var fixedPlanSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'node'
  WEBSITE_RUN_FROM_PACKAGE: '1'
}

// a setting that is there but empty is no address
var optionalSettings = union(
  empty(healthFeedUrl) ? {} : { HEALTH_FEED_URL: healthFeedUrl },
  empty(operatorAudience) ? {} : { OPERATOR_AUDIENCE: operatorAudience }
)

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(isFlex ? {} : fixedPlanSettings, optionalSettings, {
    // the platform's
    APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' // the exporter's own figures, which would leave the cloud
    APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true'
    AZURE_CLIENT_ID: identityClientId
    AzureWebJobsStorage__blobServiceUri: hostStorage.blob
    AzureWebJobsStorage__queueServiceUri: hostStorage.queue
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    QUEUE_CONNECTION__queueServiceUri: dataStorage.queue
    QUEUE_CONNECTION__credential: 'managedidentity'
    QUEUE_CONNECTION__clientId: identityClientId
    // the app's: functions/config.ts
    CLOUD: cloud
    API_AUDIENCES: apiAudiences
    COSMOS_ENDPOINT: cosmosEndpoint
    COSMOS_DATABASE: cosmosDatabase
    STORAGE_BLOB_ENDPOINT: dataStorage.blob
    STORAGE_QUEUE_ENDPOINT: dataStorage.queue
    GUIDE_URL: guideUrl
    SMTP_URL: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/smtp-url)'
    MAIL_FROM: mailFrom
    API_URL: 'https://${app.properties.defaultHostName}'
    WEBHOOK_SIGNING_PEM: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/webhook-signing-pem)'
    THROTTLE: 'on'
  })
}

// deployments come with a token of Entra ID, never with a password
resource noPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for door in ['ftp', 'scm']: {
    parent: app
    name: door
    properties: { allow: false }
  }
]

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
