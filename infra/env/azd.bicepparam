using '../main.bicep'

// What `azd up` deploys with. The values come from azd's environment: azd env set NAME=value.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param smtpUrl = readEnvironmentVariable('SMTP_URL', '')
param apiAudiences = readEnvironmentVariable('API_AUDIENCES', '')
param healthFeedUrl = readEnvironmentVariable('HEALTH_FEED_URL', '')
param cosmosThroughputMax = int(readEnvironmentVariable('COSMOS_THROUGHPUT_MAX', '0'))
