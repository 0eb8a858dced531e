using '../main.bicep'

// a programme on Azure operated by 21Vianet: fixed instances, and the guide in a storage account
param environmentName = 'china'
param location = 'chinanorth3'
param cloud = 'china'
param planSku = 'P1v3'
param instances = 2
param cosmosThroughputMax = 10000
param guideHosting = 'storage'
param mailFrom = 'partner-center@example.cn'
param alertEmail = 'operations@example.cn'
param smtpUrl = readEnvironmentVariable('SMTP_URL', '')
