using '../main.bicep'

// to try things: costs next to nothing while nobody uses it
param environmentName = 'dev'
param location = 'eastasia'
param storageSku = 'Standard_LRS'
param mailFrom = 'partner-center@example.com'
param alertEmail = 'operations@example.com'
param smtpUrl = readEnvironmentVariable('SMTP_URL', '')
