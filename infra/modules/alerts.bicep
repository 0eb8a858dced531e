param name string
param location string
param tags object
param email string
param workspaceId string
param cosmosId string
param guideUrl string

// what the guide's runbook is made of too
var alerts = loadJsonContent('../alerts.json')
var throttling = alerts.metric
var runbook = '${endsWith(guideUrl, '/') ? guideUrl : '${guideUrl}/'}develop/runbook'

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'people-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'pc-people'
    enabled: true
    emailReceivers: [{ name: 'email', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource logAlert 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in alerts.log: {
    name: '${alert.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: '${alert.description} What to do: ${runbook}/${alert.name}/'
      enabled: true
      severity: alert.severity
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.window
      criteria: {
        allOf: [
          { query: alert.query, timeAggregation: 'Count', operator: alert.operator, threshold: alert.threshold }
        ]
      }
      // the tables are made with the first telemetry, after this
      skipQueryValidation: true
      autoMitigate: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${throttling.name}-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: '${throttling.description} What to do: ${runbook}/${throttling.name}/'
    enabled: true
    severity: throttling.severity
    scopes: [cosmosId]
    evaluationFrequency: throttling.every
    windowSize: throttling.window
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'throttled'
          criterionType: 'StaticThresholdCriterion'
          metricName: throttling.metric
          dimensions: [{ name: 'StatusCode', operator: 'Include', values: [throttling.statusCode] }]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: throttling.threshold
        }
      ]
    }
    autoMitigate: true
    actions: [{ actionGroupId: people.id }]
  }
}
