using '../main.bicep'

// a programme on public Azure
param environmentName = 'public'
param location = 'southeastasia'
param cosmosThroughputMax = 10000
param mailFrom = 'partner-center@example.com'
param alertEmail = 'operations@example.com'
param smtpUrl = readEnvironmentVariable('SMTP_URL', '')
