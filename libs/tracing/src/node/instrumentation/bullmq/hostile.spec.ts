import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Queue, type Job } from 'bullmq';
import { errorReporting } from '../../../core/index';
import { bullmqTelemetry } from './bullmq';
import { JOB, tracedJobs } from './jobs.fixture';

const { tracer, transport, start, redisUrl } = tracedJobs({ reportErrors: errorReporting(() => []) });

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';
const withHeader = (header: unknown): string => JSON.stringify({ 'sentry-trace': header });

describe('a job that carries', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 5],
    ['an array', []],
    ['an object', {}],
    ['a word', 'x'],
    ['nothing', ''],
    ['JSON null', 'null'],
    ['a JSON number', '5'],
    ['a JSON string', '"x"'],
    ['a JSON array', '[]'],
    ['10 kB of garbage', '\u0000{"'.repeat(3_400)],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a prototype', `{"__proto__":{"sentry-trace":"${TRACE_ID}-${SPAN_ID}-1","polluted":true}}`],
    ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}'],
    ['no header', '{}'],
    ['a header that is null', withHeader(null)],
    ['a header that is a number', withHeader(5)],
    ['a header that is an object', withHeader({ toString: 'x' })],
    ['an empty header', withHeader('')],
    ['a blank header', withHeader('   ')],
    ['a flag only', withHeader('1')],
    ['upper case', withHeader(`${TRACE_ID.toUpperCase()}-${SPAN_ID}-1`)],
    ['a short trace id', withHeader(`${TRACE_ID.slice(1)}-${SPAN_ID}-1`)],
    ['a long trace id', withHeader(`${TRACE_ID}0-${SPAN_ID}-1`)],
    ['a short span id', withHeader(`${TRACE_ID}-${SPAN_ID.slice(1)}-1`)],
    ['a long span id', withHeader(`${TRACE_ID}-${SPAN_ID}0-1`)],
    ['a zero trace id', withHeader(`${'0'.repeat(32)}-${SPAN_ID}-1`)],
    ['a zero span id', withHeader(`${TRACE_ID}-${'0'.repeat(16)}-1`)],
    ['flag 2', withHeader(`${TRACE_ID}-${SPAN_ID}-2`)],
    ['flag 01', withHeader(`${TRACE_ID}-${SPAN_ID}-01`)],
    ['flag true', withHeader(`${TRACE_ID}-${SPAN_ID}-true`)],
    ['two flags', withHeader(`${TRACE_ID}-${SPAN_ID}-1-1`)],
    ['a trailing dot', withHeader(`${TRACE_ID}-${SPAN_ID}-1.`)],
    ['a traceparent', withHeader(`00-${TRACE_ID}-${SPAN_ID}-01`)],
    ['another alphabet', withHeader(`${'а'.repeat(32)}-${SPAN_ID}-1`)],
    ['two different headers', withHeader(`${TRACE_ID}-${SPAN_ID}-1, ${SPAN_ID}${SPAN_ID}-${SPAN_ID}-1`)],
    ['a link that is garbage', '{"link":"x"}'],
    ['a link that is an object', '{"link":{}}'],
    ['a link without a span', JSON.stringify({ link: TRACE_ID })],
  ])('%s runs, in a new trace', async (_what, metadata) => {
    const { queue, worker } = await start();
    const failures: unknown[] = [];
    worker.on('failed', (_job, error) => failures.push(error)).on('error', (error) => failures.push(error));
    await queue.add(JOB, 'x', { telemetry: { metadata: metadata as string } });
    const { trace } = (await transport.take(JOB)).contexts;
    expect(trace).toMatchObject({ op: 'queue.process', status: 'ok' });
    expect(trace.trace_id).not.toBe(TRACE_ID);
    expect(trace).not.toHaveProperty('parent_span_id');
    expect(trace).not.toHaveProperty('links');
    expect(failures).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a processor', () => {
  it.each<[string, unknown]>([
    ['a string', 'the e-mail provider is down'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { code: 7 }],
  ])('that throws %s makes a failed transaction, and the worker goes on', async (_what, thrown) => {
    const { queue, worker } = await start({
      process: ({ data }: Job) => (data === 'bad' ? rejectionWith(thrown) : Promise.resolve()),
    });
    worker.on('error', () => undefined);
    await queue.add(JOB, 'bad');
    expect((await transport.take(JOB)).contexts.trace.status).toBe('internal_error');
    await queue.add(JOB, 'good');
    expect((await transport.take(JOB)).contexts.trace.status).toBe('ok');
    transport.takeErrors();
  });

  it('that answers with a cycle has failed, as BullMQ says, and the worker goes on', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const { queue, worker } = await start({
      process: ({ data }: Job) => Promise.resolve(data === 'bad' ? cyclic : undefined),
    });
    const reasons: string[] = [];
    worker.on('error', () => undefined).on('failed', (_job, { message }) => reasons.push(message));
    await queue.add(JOB, 'bad');
    expect((await transport.take(JOB)).contexts.trace.status).toBe('internal_error');
    await queue.add(JOB, 'good');
    expect((await transport.take(JOB)).contexts.trace.status).toBe('ok');
    expect(reasons).toEqual([expect.stringContaining('circular')]);
    transport.takeErrors();
  });

  it('in a process of its own makes a transaction, in the worker, without the spans of that process', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'clew-sandbox-'));
    const file = path.join(folder, 'process.cjs');
    writeFileSync(
      file,
      'module.exports = async (job) => { if (job.data === "bad") throw new Error("bad"); };',
    );
    const { queue } = await start({ process: file });
    await tracer.startSpan({ transaction: 'checkout' }, () => queue.add(JOB, 'good'));
    const [checkout, good] = [await transport.take('checkout'), await transport.take(JOB)];
    expect(good.contexts.trace).toMatchObject({ status: 'ok', parent_span_id: checkout.spans[0]?.span_id });
    await queue.add(JOB, 'bad');
    expect((await transport.take(JOB)).contexts.trace.status).toBe('internal_error');
    expect(transport.takeErrors()).toMatchObject([{ exception: { values: [{ value: 'bad' }] } }]);
    rmSync(folder, { recursive: true });
  });
});

describe('a job', () => {
  it.each([-1, 1e15, Number.NaN, Infinity])(
    'is added, or refused, as without telemetry: delay %d',
    async (delay) => {
      const connection = { url: redisUrl(), maxRetriesPerRequest: null };
      const outcomes: unknown[] = [];
      for (const telemetry of [undefined, bullmqTelemetry(tracer)]) {
        const queue = new Queue(`delayed-${delay}`, telemetry ? { connection, telemetry } : { connection });
        const adding = tracer.startSpan({ transaction: 'checkout' }, () => queue.add(JOB, {}, { delay }));
        outcomes.push(await adding.then((job) => job.getState(), String));
        await queue.obliterate({ force: true });
        await queue.close();
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
      const [without, caller] = [await transport.take('checkout'), await transport.take('checkout')];
      expect(without.spans).toEqual([]);
      expect(caller.spans).toMatchObject([{ description: JOB, status: caller.contexts.trace.status }]);
    },
  );

  it.each([3_600_000, -3_600_000])(
    'has the times of its worker, whose clock is off by %d ms',
    async (skew) => {
      const { queue } = await start();
      const before = Date.now() / 1000;
      await queue.add(JOB, {}, { timestamp: Date.now() + skew });
      const job = await transport.take(JOB);
      expect(job.start_timestamp).toBeGreaterThanOrEqual(before - 0.01);
      expect(job.timestamp).toBeGreaterThanOrEqual(job.start_timestamp);
      expect(job.timestamp).toBeLessThanOrEqual(Date.now() / 1000 + 0.01);
    },
  );
});

describe('the housekeeping of a queue', () => {
  it('makes no spans', async () => {
    const { queue, worker } = await start();
    await tracer.startSpan({ transaction: 'caller' }, async () => {
      await queue.pause();
      await queue.resume();
      await worker.pause();
      void worker.resume();
      await queue.drain();
      await queue.clean(0, 10, 'completed');
      await queue.retryJobs();
      await queue.obliterate({ force: true });
      await worker.close();
      await queue.close();
    });
    expect((await transport.take('caller')).spans).toEqual([]);
  });
});

/** What a host's code without types may reject with. */
async function rejectionWith(reason: unknown): Promise<never> {
  await Promise.resolve();
  throw reason as Error;
}
