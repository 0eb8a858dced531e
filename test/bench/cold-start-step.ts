import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { AZURE_SETTINGS } from '../support/azure-settings.ts';
import { startHost } from '../../functions/host/host.ts';

// The settings of a deployed app; nothing is connected to before a request needs it.
Object.assign(process.env, AZURE_SETTINGS);
const bundle = new URL('../../dist/main.mjs', import.meta.url).href;
const startedAt = performance.now();
await import(bundle);
const loadedAt = performance.now();
const host = await startHost({ port: 0, hostJson: { extensions: { http: { routePrefix: '' } } }, log: () => {} });
const answer = await fetch(`http://127.0.0.1:${host.port}/v1/invoices`);
if (answer.status !== 401) throw new Error(`the app answered ${answer.status}`);
await answer.text();
console.log(JSON.stringify({ loadMs: loadedAt - startedAt, answerMs: performance.now() - loadedAt }));
process.exit(0);
