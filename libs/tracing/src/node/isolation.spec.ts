import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import {
  createBreadcrumbKeeper,
  systemClock,
  thoroughFilter,
  trailsOfTransactions,
  type TransactionEvent,
} from '../core/index';
import { seededRandom, testingTracer } from '../testing/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { tracingHandler } from './instrumentation/express/express';

const REQUESTS = 1000;
const breadcrumbs = createBreadcrumbKeeper({
  ...{ rules: {}, trails: trailsOfTransactions(), filter: thoroughFilter, clock: systemClock },
});
const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { breadcrumbs });

/** The ways in which a handler may give up control and get it back. */
const WAITS: readonly (() => Promise<unknown>)[] = [
  () => Promise.resolve(),
  () => new Promise((resolve) => setImmediate(resolve)),
  () => new Promise((resolve) => setTimeout(resolve, 1)),
  () => new Promise<void>((resolve) => process.nextTick(resolve)),
  () => new Promise<void>((resolve) => queueMicrotask(resolve)),
  () =>
    pipeline(Readable.from(['a', 'b']), async function (source) {
      for await (const _part of source) return;
    }),
  () => {
    const emitter = new EventEmitter();
    setImmediate(() => emitter.emit('done'));
    return new Promise((resolve) => emitter.once('done', resolve));
  },
];

let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  app.use(tracingHandler(tracer));
  app.get('/work/:id', async ({ params: { id } }, response) => {
    const random = seededRandom(Number(id));
    for (let step = 0; step < 5; step += 1) {
      await tracer.startSpan({ op: 'function', description: id }, async () => {
        await WAITS[Math.floor(random() * WAITS.length)]?.();
        tracer.startSpan({ op: 'inner', description: id }, () => undefined);
      });
      tracer.activeSpan()?.setTag('id', id);
      tracer.addBreadcrumb({ message: id });
    }
    response.end();
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('a process with many requests at once', () => {
  it(`puts no span and no breadcrumb of ${REQUESTS} interleaved requests into another's transaction`, async () => {
    const ids = Array.from({ length: REQUESTS }, (_, index) => String(index + 1));
    await Promise.all(ids.map((id) => fetch(`${url}/work/${id}`).then((answer) => answer.text())));
    const events: TransactionEvent[] = [];
    while (events.length < REQUESTS) events.push(await transport.take('GET /work/:id'));
    const mixed = events.filter(({ tags, spans, breadcrumbs: kept = [] }) =>
      [...spans.map(({ description }) => description), ...kept.map(({ message }) => message)].some(
        (id) => id !== tags['id'],
      ),
    );
    expect(mixed).toEqual([]);
    expect(events.map((event) => event.breadcrumbs?.length)).toEqual(ids.map(() => 5));
    expect(events.map(({ spans }) => spans.length)).toEqual(ids.map(() => 10));
    expect(new Set(events.map(({ tags }) => tags['id'])).size).toBe(REQUESTS);
    expect(tracer.activeSpan()).toBeUndefined();
  }, 60_000);
});
