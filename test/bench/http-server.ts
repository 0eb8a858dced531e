import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { app } from '@azure/functions';
import { createServer } from 'node:http';
import { startLocal } from '../../functions/local/start.ts';

// The local host with one trivial function beside the product's own, and a bare node:http server: PORT BARE_PORT DATA_DIR

const [port = '', barePort = '', dataDir = ''] = process.argv.slice(2);
app.http('trivial', {
  methods: ['GET'],
  route: 'bench/trivial',
  authLevel: 'anonymous',
  handler: async () => ({ jsonBody: { hello: 'world' } }),
});
await startLocal({ port: Number(port), dataDir, reset: true, log: () => {} });
createServer((_request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end('{"hello":"world"}');
}).listen(Number(barePort), '127.0.0.1', () => console.log('ready'));
