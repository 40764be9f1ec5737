import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogue, demoSession } from '@clew/shop-contracts';
import express from 'express';
import type { RequestHandler } from 'express';

/** A request that a neighbour received. */
export interface ReceivedRequest {
  line: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A stand-in for the services that api calls: it answers as their contract says, or as a spec tells it to. */
export interface Neighbours {
  url: string;
  received: ReceivedRequest[];
  /** Answers `line` (such as `GET /products`) in this way from now on; without a handler as the contract says. */
  answer(line: string, handler?: RequestHandler): void;
  close(): Promise<void>;
}

const contract: Record<string, RequestHandler> = {
  'GET /products': (request, response) => {
    const known = request.headers.authorization === `Bearer ${demoSession.token}`;
    response.status(known ? 200 : 401).json(known ? { products: catalogue } : { error: 'unauthenticated' });
  },
  'POST /orders': (request, response) => {
    const { orderId } = request.body as { orderId: string };
    response.status(201).json({ orderId, customer: demoSession.customer });
  },
  'GET /carrier/quotes': (_request, response) => {
    response.json({ quotes: [{ serviceLevel: 'standard', carrier: 'Argo', transitDays: 3 }] });
  },
  'POST /payments/charges': (request, response) => {
    const { reference } = request.body as { reference: string };
    response.status(201).json({ chargeId: 'charge-1', reference });
  },
};

/** Starts the stand-in on a free port. */
export async function startNeighbours(): Promise<Neighbours> {
  const received: ReceivedRequest[] = [];
  const told = new Map<string, RequestHandler>();
  const app = express().use(express.json());
  app.use((request, response, next) => {
    const line = `${request.method} ${request.path}`;
    received.push({ line, headers: request.headers, body: request.body as unknown });
    const handler = told.get(line) ?? contract[line];
    if (handler) void handler(request, response, next);
    else next();
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer(line, handler) {
      if (handler) told.set(line, handler);
      else told.delete(line);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
