import { describe, expect, it } from '@jest/globals';
import { drawJobs, JOB, traceIdsOf, tracedJobs } from './jobs.fixture';

const { tracer, start, checkout, take } = tracedJobs();

describe('a fan-out that is wider than the limit', () => {
  const bulkOf = (count: number) => Array.from({ length: count }, (_, data) => ({ name: JOB, data }));

  it.each([1, -1])(
    'links the traces of its jobs to its span, and they keep the decision %i',
    async (sign) => {
      const { queue, worker } = await start({ linkAbove: 2 });
      const root = tracer.continueTrace(
        { sentryTrace: `771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3-${sign === 1 ? 1 : 0}` },
        { name: 'newsletter' },
      );
      const done = new Promise((resolve) => worker.once('drained', () => resolve(undefined)));
      await tracer.runWith(root, () => queue.addBulk(bulkOf(3)));
      root.finish();
      if (sign === -1) return void (await done);
      const [newsletter, ...jobs] = await take('newsletter', JOB, JOB, JOB);
      const link = { trace_id: root.traceId, span_id: newsletter?.spans[0]?.span_id, sampled: true };
      expect(traceIdsOf(jobs).size).toBe(3);
      for (const { contexts } of jobs) {
        expect(contexts.trace).toMatchObject({ links: [link] });
        expect(contexts.trace.trace_id).not.toBe(root.traceId);
        expect(contexts.trace.parent_span_id).toBeUndefined();
      }
    },
  );

  it('of flows links them, too', async () => {
    const { flows, name: queueName } = await start({ linkAbove: 1 });
    const flow = { name: JOB, queueName, opts: {} };
    await checkout(() => flows.addBulk([flow, flow]));
    const [parent, ...jobs] = await take('checkout', JOB, JOB);
    const link = { trace_id: parent?.contexts.trace.trace_id, span_id: parent?.spans[0]?.span_id };
    for (const { contexts } of jobs) expect(contexts.trace).toMatchObject({ links: [link] });
  });

  it('leaves narrower ones, and single jobs, in the trace', async () => {
    const { queue } = await start({ linkAbove: 2 });
    await checkout(async () => {
      await queue.add(JOB, {});
      await queue.addBulk(bulkOf(2));
    });
    expect(traceIdsOf(await take('checkout', JOB, JOB, JOB)).size).toBe(1);
  });
});

describe('a schedule', () => {
  it('makes a trace of its own of each run, and nothing in those of other jobs', async () => {
    const { queue, name } = await start();
    await checkout(() => queue.upsertJobScheduler('poll', { every: 30, limit: 3 }, { name: 'poll-rates' }));
    await checkout(() => queue.add(JOB, {}));
    const runs = await take('poll-rates', 'poll-rates', 'poll-rates');
    expect(traceIdsOf(runs).size).toBe(3);
    expect(runs.every(({ contexts }) => contexts.trace.parent_span_id === undefined)).toBe(true);
    expect(runs.flatMap(({ spans }) => spans)).toEqual([]);
    for (const { contexts } of runs) {
      expect(contexts.trace.data).toMatchObject({ 'messaging.destination.name': name });
    }
    expect(drawJobs(await take('checkout', 'checkout', JOB))).toEqual([
      'checkout ok',
      '  queue.publish poll-rates',
      'checkout ok',
      `  queue.publish ${JOB}`,
      `    ${JOB} 1 ok`,
    ]);
  });

  it('has the spans of its handler in the trace of the run', async () => {
    const { queue } = await start({
      process: () =>
        tracer.startSpan({ op: 'function', description: 'fetch rates' }, () => Promise.resolve()),
    });
    await checkout(() => queue.upsertJobScheduler('poll', { every: 10, limit: 1 }, { name: 'poll-rates' }));
    const [caller, run] = await take('checkout', 'poll-rates');
    expect(run?.spans).toMatchObject([
      {
        description: 'fetch rates',
        trace_id: run?.contexts.trace.trace_id,
        parent_span_id: run?.contexts.trace.span_id,
      },
    ]);
    expect(run?.contexts.trace.trace_id).not.toBe(caller?.contexts.trace.trace_id);
  });
});
