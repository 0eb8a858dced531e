import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A partner's own server: keeps what it is sent, and answers what the test says, 200 by default. */
export async function openReceiver() {
  const received: Received[] = [];
  const receiver = { received, status: 200, headers: {} as Record<string, string>, body: '' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, text: Buffer.concat(chunks).toString() });
      response.writeHead(receiver.status, receiver.headers);
      response.end(receiver.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/events`,
    close: () => new Promise((resolve) => server.close(resolve)),
  });
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
