import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect } from '@jest/globals';
import express, { type Express } from 'express';
import type { TransactionEvent } from '../../core/index';
import * as Sentry from '../../node/sentry';
import { startFakeCollector, type FakeCollector } from './fake-collector';

/** An error or a message as it arrives. */
export interface ErrorJson {
  event_id: string;
  message?: string;
  exception: { values: { value: string }[] };
  contexts: TransactionEvent['contexts'];
  tags: Record<string, string>;
  breadcrumbs: { message: string }[];
}

export interface ExpressWithCollector {
  /** That of the running test. */
  app(): Express;
  /** `Sentry.init`, everything sampled. */
  init(options?: Sentry.SentryOptions): void;
  /** The same, and the handlers for requests and traces. */
  start(options?: Sentry.SentryOptions): void;
  /** Makes a request of the app, and reads the answer. */
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  /** All that has been sent, once it is delivered. */
  sent(): Promise<{ transactions: TransactionEvent[]; errors: ErrorJson[] }>;
}

/** For each test of the text's own API: an Express app, and a collector that it reports to. */
export function expressWithCollector(): ExpressWithCollector {
  let collector: FakeCollector;
  let app: Express;
  let server: Promise<Server> | undefined;

  beforeEach(async () => {
    collector = await startFakeCollector();
    app = express();
  });
  afterEach(async () => {
    await Sentry.close();
    const listening = await server;
    server = undefined;
    await Promise.all([
      collector.stop(),
      new Promise((resolve) => listening?.close(resolve) ?? resolve(null)),
    ]);
  });

  function listen(): Promise<Server> {
    return new Promise((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
  }

  const init = (options: Sentry.SentryOptions = {}): void =>
    Sentry.init({ dsn: collector.dsn, tracesSampleRate: 1, ...options });

  return {
    app: () => app,
    init,
    start(options) {
      init(options);
      app.use(Sentry.Handlers.requestHandler(), Sentry.Handlers.tracingHandler());
    },
    async get(path, headers = {}) {
      server ??= listen();
      const { port } = (await server).address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      return { status: response.status, text: await response.text() };
    },
    async sent() {
      expect(await Sentry.flush()).toBe(true);
      const ofType = (type: string) =>
        collector.received.filter(({ item }) => item.type === type).map(({ event }) => event);
      return {
        transactions: ofType('transaction'),
        errors: ofType('event') as unknown as ErrorJson[],
      };
    },
  };
}
