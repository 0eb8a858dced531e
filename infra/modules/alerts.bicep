param name string
param location string
param tags object
param email string
param workspaceId string
param cosmosId string

// Names in the queries are those of functions/main.ts; the words about poison are the Functions host's own.
var alerts = [
  {
    name: 'failed-requests'
    description: 'Requests were answered with 5xx: the dashboard lists the operations and their correlation ids.'
    query: 'AppRequests | where toint(ResultCode) >= 500'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'poison-message'
    description: 'A message failed five times and lies in a poison queue: mend the cause, then put it back.'
    query: 'AppTraces | where Message has "Message has reached MaxDequeueCount"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'close-not-finished'
    description: 'The days of a partner fail again and again, its month close among them. Repeating is safe.'
    query: 'AppRequests | where Name == "partnerDays" and Success == false'
    operator: 'GreaterThan'
    threshold: 2
    window: 'PT1H'
    severity: 1
  }
  {
    name: 'day-not-begun'
    description: 'The daily timer has not succeeded for 26 hours: no month was closed. The next run makes up for it.'
    query: 'AppRequests | where TimeGenerated > ago(26h) and Name == "daily" and Success == true'
    operator: 'LessThan'
    threshold: 1
    window: 'P2D'
    severity: 0
  }
]

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
  for alert in alerts: {
    name: '${alert.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      enabled: true
      severity: alert.severity
      scopes: [workspaceId]
      evaluationFrequency: alert.window == 'PT15M' ? 'PT15M' : 'PT1H'
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
  name: 'cosmos-throttled-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Cosmos DB refuses requests (429) beyond what repeating hides: raise cosmosThroughputMax.'
    enabled: true
    severity: 2
    scopes: [cosmosId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'throttled'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'TotalRequests'
          dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 100
        }
      ]
    }
    autoMitigate: true
    actions: [{ actionGroupId: people.id }]
  }
}
