import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { drawTransactions } from '../testing/draw-transactions';
import { startEchoServer, type EchoServer } from '../testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';
import { init, type NodeTracing, type NodeTracingOptions } from './init';

// What the text shows in Python, as it is written with this library. The sentence that a test proves stands above it.
let collector: FakeCollector;
let service: EchoServer;
let tracing: NodeTracing | undefined;
beforeEach(async () => {
  [collector, service] = await Promise.all([startFakeCollector(), startEchoServer()]);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await tracing?.close();
  await Promise.all([collector.stop(), service.stop()]);
});

interface Item {
  getTransaction(): string;
}

function start(options: NodeTracingOptions = {}): NodeTracing['tracer'] {
  tracing = init({ dsn: collector.dsn, tracesSampleRate: 1, reportCrashes: false, ...options });
  return tracing.tracer;
}

async function sent() {
  expect(await tracing?.flush(30_000)).toBe(true);
  return collector.received.map(({ event }) => event);
}

const queueOf = (...names: string[]): Item[] => names.map((name) => ({ getTransaction: () => name }));

describe("the text's Python samples, in TypeScript", () => {
  // "To send traces, set the `traces_sample_rate` to a nonzero value."
  it.each([
    [0.25, 250],
    [1, 1000],
    [0, 0],
    [undefined, 0],
  ])(
    'with a rate of %p, about %p of a thousand transactions are sent',
    async (tracesSampleRate, expected) => {
      const tracer = start({ tracesSampleRate });
      for (let index = 0; index < 1000; index += 1) tracer.startSpan({ transaction: 'work' }, () => index);
      const tolerance = expected === 250 ? 60 : 0;
      expect(Math.abs((await sent()).length - expected)).toBeLessThanOrEqual(tolerance);
    },
  );

  // "The following example creates a transaction for a scope that contains an expensive operation (for example,
  // `process_item`), and sends the result to Sentry"
  it('an item of a queue is a transaction, which is sent when its work is done', async () => {
    const tracer = start();
    const processItem = async (_item: Item) => new Promise((resolve) => setImmediate(resolve));
    for (const item of queueOf('first', 'second')) {
      await tracer.startSpan({ op: 'task', transaction: item.getTransaction() }, () => processItem(item));
    }
    expect(drawTransactions(await sent())).toEqual([
      'transaction task first ok',
      'transaction task second ok',
    ]);
  });

  it('it is sent when its work throws or rejects, and the error is the caller’s as before', async () => {
    const tracer = start();
    const error = new Error('no yarn');
    const fail = (): never => {
      throw error;
    };
    const context = (name: string) => ({ op: 'task', transaction: name });
    expect(() => tracer.startSpan(context('throws'), fail)).toThrow(error);
    await expect(tracer.startSpan(context('rejects'), async () => fail())).rejects.toBe(error);
    expect(drawTransactions(await sent())).toEqual([
      'transaction task throws internal_error',
      'transaction task rejects internal_error',
    ]);
  });

  // "Our SDK can determine if there is currently an open transaction and add all newly created spans as child operations
  // to that transaction." "You can choose the value of `op` and `description`."
  it('a span inside it is its child, with op, description, tag and data of one’s choice', async () => {
    const tracer = start();
    const getFoobarSessionid = () => ['session', 1];
    const processItem = (_item: Item) =>
      tracer.startSpan({ op: 'http', description: 'GET /' }, async (span) => {
        const response = await fetch(service.origin);
        span.setTag('http.status_code', response.status);
        span.setData('http.foobarsessionid', getFoobarSessionid());
      });
    for (const item of queueOf('first')) {
      await tracer.startSpan({ op: 'task', transaction: item.getTransaction() }, () => processItem(item));
    }
    const events = await sent();
    expect(drawTransactions(events)).toEqual(['transaction task first ok', '  http GET / ok']);
    expect(events[0]?.spans).toMatchObject([
      { tags: { 'http.status_code': '200' }, data: { 'http.foobarsessionid': ['session', 1] } },
    ]);
  });

  // "Keep in mind that each individual span also needs to be manually finished; otherwise, spans will not show up in the
  // transaction."
  it('a span that is not finished does not show up', async () => {
    const tracer = start();
    tracer.startSpan({ transaction: 'work' }, (span) => {
      span.startChild({ op: 'open' });
      span.startChild({ op: 'finished' }).finish();
    });
    expect(drawTransactions(await sent())).toEqual(['transaction work ok', '  finished']);
  });
});
