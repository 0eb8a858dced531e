param name string
param location string
param tags object

@description('Request units a second at most, shared by all containers; 0 is serverless.')
param throughputMax int
param principalId string

var plan = loadJsonContent('../containers.json')
var isServerless = throughputMax == 0

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0 }]
    capabilities: isServerless ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: isServerless ? 'Continuous7Days' : 'Continuous30Days' }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: plan.database
  properties: {
    resource: { id: plan.database }
    options: isServerless ? {} : { autoscaleSettings: { maxThroughput: throughputMax } }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [
  for one in plan.containers: {
    parent: database
    name: one.name
    properties: {
      resource: {
        id: one.name
        partitionKey: { kind: 'Hash', version: 2, paths: [one.partitionKey] }
        indexingPolicy: {
          indexingMode: 'consistent'
          includedPaths: map(plan.indexing.included, path => { path: path })
          excludedPaths: map(plan.indexing.excluded, path => { path: path })
        }
        defaultTtl: plan.defaultTtlSeconds
      }
    }
  }
]

// the built-in data contributor, for the documents of this database; containers are made here, never by the app
resource readsAndWrites 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, principalId, plan.database)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    scope: '${account.id}/dbs/${database.name}'
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
