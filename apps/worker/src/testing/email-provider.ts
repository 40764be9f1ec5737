import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { EmailMessage } from '@clew/shop-contracts';

/** A message that the provider received. */
export interface ReceivedMessage {
  headers: IncomingHttpHeaders;
  message: EmailMessage;
}

/** A stand-in for the e-mail provider. */
export interface EmailProvider {
  url: string;
  received: ReceivedMessage[];
  /** The statuses of the next answers; 202 after them. */
  nextStatuses: number[];
  /** While set, each answer waits for what this returns. */
  hold: (() => Promise<void>) | undefined;
  close(): Promise<void>;
}

/** Starts the stand-in on a free port. */
export async function startEmailProvider(): Promise<EmailProvider> {
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      provider.received.push({ headers: request.headers, message: JSON.parse(body) as EmailMessage });
      await provider.hold?.();
      const status = provider.nextStatuses.shift() ?? 202;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"messageId":"message-1"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const provider: EmailProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    nextStatuses: [],
    hold: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
