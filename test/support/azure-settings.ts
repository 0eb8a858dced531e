import { newCertificate } from '../../functions/local/certificate.ts';

/** The settings that an app in Azure cannot do without; nothing answers at these addresses. */
export const AZURE_SETTINGS = {
  COSMOS_ENDPOINT: 'https://127.0.0.1:9/',
  STORAGE_BLOB_ENDPOINT: 'https://127.0.0.1:9/',
  STORAGE_QUEUE_ENDPOINT: 'https://127.0.0.1:9/',
  GUIDE_URL: 'https://127.0.0.1:9/',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'codes@example.com',
  API_URL: 'https://127.0.0.1:9/',
  WEBHOOK_SIGNING_PEM: newCertificate(new Date()),
};
