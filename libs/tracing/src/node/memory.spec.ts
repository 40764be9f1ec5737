import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const MOST_MEBIBYTES = 24;

/** What a program does that forgets to finish what it starts, and what it measures about itself. */
const LEAKING_PROGRAM = `
  import { createTracer } from '../core/index';
  import { createAsyncLocalActiveSpan } from './async-local-active-span';
  import { createProcessClock } from './process-clock';

  const tracer = createTracer({
    clock: createProcessClock(), activeSpan: createAsyncLocalActiveSpan(), tracesSampleRate: 1,
    platform: 'node', sdkName: 'clew.testing',
  });
  const heap = () => { globalThis.gc(); return process.memoryUsage().heapUsed; };
  const forgotten = tracer.startTransaction({ name: 'never finished' });
  const work = {
    'spans of one transaction': () => forgotten.startChild({ op: 'function', data: { text: 'x'.repeat(100) } }),
    'transactions': () => tracer.startTransaction({ name: 'forgotten' }).startChild({ op: 'function' }),
    'active spans': () => tracer.runWith(tracer.startTransaction({ name: 'active' }), () => tracer.activeSpan().startChild({})),
    'spans without a transaction': () => tracer.startSpan({ op: 'function' }, (span) => span.startChild({})),
  };
  const before = heap();
  for (const one of Object.values(work)) for (let count = 0; count < 250_000; count += 1) one();
  console.log((heap() - before) / 1024 / 1024);
`;

describe('a program that never finishes its spans', () => {
  it(`holds at most ${MOST_MEBIBYTES} MiB after a million of them`, async () => {
    const stdout = await outputOf(LEAKING_PROGRAM);
    expect(Number(stdout)).toBeGreaterThan(-MOST_MEBIBYTES);
    expect(Number(stdout)).toBeLessThan(MOST_MEBIBYTES);
  }, 240_000);
});

const MOST_OBJECTS = 8;

/** Finishes spans whose transactions are still open, and counts the objects that the heap holds for each of them. */
const KEEPING_PROGRAM = `
  import { getHeapSnapshot } from 'node:v8';
  import { once } from 'node:events';
  import { createTracer } from '../core/index';
  import { createAsyncLocalActiveSpan } from './async-local-active-span';
  import { createProcessClock } from './process-clock';

  const tracer = createTracer({
    clock: createProcessClock(), activeSpan: createAsyncLocalActiveSpan(), tracesSampleRate: 1,
    platform: 'node', sdkName: 'clew.testing',
  });
  const open = [];
  function makeSpans(transactions) {
    for (let made = 0; made < transactions; made += 1) {
      const transaction = tracer.startTransaction({ name: 'GET /products/:id', op: 'http.server' });
      for (let count = 0; count < 900; count += 1) {
        const span = transaction.startChild({ op: 'function', description: 'a step of the work' });
        span.setTag('currency', 'EUR').setTag('step', '1').finish();
      }
      open.push(transaction);
    }
  }
  async function objects() {
    globalThis.gc();
    const snapshot = getHeapSnapshot({ exposeNumericValues: true });
    const [head] = await once(snapshot, 'data');
    snapshot.destroy();
    return Number(/"node_count":(\\d+)/.exec(String(head))[1]);
  }
  async function main() {
    makeSpans(2);
    const before = await objects();
    makeSpans(20);
    console.log((await objects() - before) / (20 * 900));
  }
  void main();
`;

describe('a span that is finished, and whose transaction is not', () => {
  it(`is at most ${MOST_OBJECTS} objects, its texts and numbers included`, async () => {
    expect(Number(await outputOf(KEEPING_PROGRAM))).toBeLessThanOrEqual(MOST_OBJECTS);
  }, 240_000);
});

const MOST_BYTES = 500;

/** Answers requests of 4 kB, and measures how much of each outlives collections of what is young. */
const SERVING_PROGRAM = `
  import { EventEmitter } from 'node:events';
  import { getHeapSpaceStatistics } from 'node:v8';
  import { createTracer } from '../core/index';
  import { createAsyncLocalActiveSpan } from './async-local-active-span';
  import { tracingHandler } from './instrumentation/express/express';
  import { createProcessClock } from './process-clock';

  const handler = tracingHandler(createTracer({
    clock: createProcessClock(), activeSpan: createAsyncLocalActiveSpan(), tracesSampleRate: 0,
    platform: 'node', sdkName: 'clew.testing',
  }));
  const app = { request: Object.create(EventEmitter.prototype), response: Object.create(EventEmitter.prototype) };
  function answer() {
    const request = Object.assign(Object.create(app.request), {
      app, method: 'GET', url: '/products/42', headers: {}, body: new Array(500).fill(1),
    });
    const response = Object.assign(Object.create(app.response), { req: request, statusCode: 200, writableFinished: true });
    handler(request, response, () => undefined);
    response.emit('close');
  }
  function serve(requests) {
    for (let count = 1; count <= requests; count += 1) {
      answer();
      if (count % 100 === 0) globalThis.gc({ type: 'minor' });
    }
  }
  const promoted = () => getHeapSpaceStatistics().find((space) => space.space_name === 'old_space').space_used_size;
  serve(3000);
  globalThis.gc();
  const before = promoted();
  serve(3000);
  console.log((promoted() - before) / 3000);
`;

describe('a request that is over', () => {
  it('is freed by the next collection of what is young, with all that it leads to', async () => {
    expect(Number(await outputOf(SERVING_PROGRAM))).toBeLessThan(MOST_BYTES);
  }, 240_000);
});

/** What a program prints that may import from this folder. */
async function outputOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(__dirname), loader: 'ts' },
    ...{ bundle: true, write: false, platform: 'node', format: 'cjs' },
  });
  const program = outputFiles[0]?.text ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '-e', program]);
  return stdout;
}
