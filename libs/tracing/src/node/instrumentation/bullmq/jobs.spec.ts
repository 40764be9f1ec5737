import { describe, expect, it } from '@jest/globals';
import { UnrecoverableError, type Job } from 'bullmq';
import { errorReporting } from '../../../core/index';
import { drawJobs, JOB, traceIdsOf, tracedJobs } from './jobs.fixture';
import { instrumentIoredis } from '../ioredis/ioredis';

const { tracer, transport, start, checkout, take } = tracedJobs({ reportErrors: errorReporting(() => []) });

describe('a job in a trace', () => {
  it('is a child of the span that has added it, at each attempt, and sees a clean payload', async () => {
    const seen: unknown[] = [];
    const { queue } = await start({
      async process({ data }: Job) {
        seen.push(data);
        if (seen.length < 3) throw new Error('the e-mail provider is down');
      },
    });
    const backoff = { type: 'fixed', delay: 5 };
    await checkout(() => queue.add(JOB, { orderId: 7 }, { attempts: 3, backoff }));
    expect(drawJobs(await take('checkout', JOB, JOB, JOB))).toEqual([
      'checkout ok',
      `  queue.publish ${JOB}`,
      `    ${JOB} 1 internal_error`,
      `    ${JOB} 2 internal_error`,
      `    ${JOB} 3 ok`,
    ]);
    expect(seen).toEqual([{ orderId: 7 }, { orderId: 7 }, { orderId: 7 }]);
    expect(transport.takeErrors()).toHaveLength(2);
  });

  it('is named by its id, and by its queue, on both sides', async () => {
    const { queue, name } = await start();
    const { id } = await checkout(() => queue.add(JOB, {}));
    const [caller, job] = await take('checkout', JOB);
    const data = {
      'messaging.system': 'redis',
      'messaging.destination.name': name,
      'messaging.message.id': id,
    };
    expect(caller?.spans).toMatchObject([{ data }]);
    expect(job?.contexts.trace.data).toEqual(data);
  });

  it('that is delayed joins the trace long after the transaction of its adder was sent', async () => {
    const { queue } = await start();
    await checkout(() => queue.add(JOB, {}, { delay: 20 }));
    const arrivedFirst = transport.takeAll();
    expect(arrivedFirst.map((event) => event.transaction)).toEqual(['checkout']);
    expect(drawJobs([...arrivedFirst, ...(await take(JOB))])).toEqual([
      'checkout ok',
      `  queue.publish ${JOB}`,
      `    ${JOB} 1 ok`,
    ]);
  });

  it('that is added once the transaction has been sent is a child of its root span, which is known', async () => {
    const { queue } = await start();
    const root = tracer.startTransaction({ name: 'checkout' });
    root.finish();
    await tracer.runWith(root, () => queue.add(JOB, {}));
    const [sent, job] = await take('checkout', JOB);
    expect(sent?.spans).toEqual([]);
    expect(job?.contexts.trace).toMatchObject({ trace_id: root.traceId, parent_span_id: root.spanId });
  });

  it('begins a trace of its own when no span is active', async () => {
    const { queue } = await start();
    await queue.add(JOB, {});
    await queue.add(JOB, {});
    const jobs = await take(JOB, JOB);
    expect(traceIdsOf(jobs).size).toBe(2);
    expect(jobs.every(({ contexts }) => contexts.trace.parent_span_id === undefined)).toBe(true);
  });

  it('adds jobs itself, which are below it', async () => {
    const { queue } = await start({
      process: async ({ name }) => void (name === JOB && (await queue.add('archive', {}))),
    });
    await checkout(() => queue.add(JOB, {}));
    expect(drawJobs(await take('checkout', JOB, 'archive'))).toEqual([
      'checkout ok',
      `  queue.publish ${JOB}`,
      `    ${JOB} 1 ok`,
      '      queue.publish archive',
      '        archive 1 ok',
    ]);
  });

  it('does not show the Redis commands of the queue itself', async () => {
    const remove = instrumentIoredis(tracer);
    const { queue, flows, name } = await start();
    await checkout(async () => {
      await queue.add(JOB, {});
      await flows.add({ name: JOB, queueName: name, opts: {} });
    });
    const events = await take('checkout', JOB, JOB);
    remove();
    expect(events.flatMap(({ spans }) => spans.map((span) => span.op))).toEqual([
      'queue.publish',
      'queue.publish',
    ]);
  });

  it('keeps the status that its handler has set, and reports an error that is not tried again', async () => {
    const { queue } = await start({
      process() {
        tracer.activeSpan()?.setStatus('invalid_argument');
        return Promise.reject(new UnrecoverableError('no such order'));
      },
    });
    await checkout(() => queue.add(JOB, {}, { attempts: 5 }));
    const [, job] = await take('checkout', JOB);
    expect(job?.contexts.trace.status).toBe('invalid_argument');
    expect(transport.takeErrors()).toMatchObject([{ exception: { values: [{ value: 'no such order' }] } }]);
  });
});

describe('several jobs in a trace', () => {
  it.each([
    [10, ''],
    [11, ', …'],
  ])('that are %i are named by the first ten', async (count, rest) => {
    const { queue } = await start();
    const names = Array.from({ length: count }, (_, index) => `job-${index}`);
    await checkout(() => queue.addBulk(names.map((name) => ({ name, data: {} }))));
    const [caller] = await take('checkout', ...names);
    expect(caller?.spans).toMatchObject([
      {
        description: names.slice(0, 10).join(', ') + rest,
        data: { 'messaging.batch.message_count': count },
      },
    ]);
  });

  it('that are added at once are children of one span', async () => {
    const { queue } = await start();
    await checkout(() =>
      queue.addBulk([
        { name: JOB, data: 1 },
        { name: JOB, data: 2 },
        { name: 'archive', data: 3 },
      ]),
    );
    expect(drawJobs(await take('checkout', JOB, JOB, 'archive'))).toEqual([
      'checkout ok',
      `  queue.publish ${JOB}, archive`,
      `    ${JOB} 1 ok`,
      `    ${JOB} 1 ok`,
      '    archive 1 ok',
    ]);
  });

  it('that are a flow are children of the span of the flow', async () => {
    const { flows, name: queueName } = await start();
    const part = (name: string) => ({ name, queueName, opts: {} });
    await checkout(() => flows.add({ ...part('ship'), children: [part('pack'), part('label')] }));
    expect(drawJobs(await take('checkout', 'pack', 'label', 'ship'))).toEqual([
      'checkout ok',
      '  queue.publish ship',
      '    pack 1 ok',
      '    label 1 ok',
      '    ship 1 ok',
    ]);
  });

  it('that are several flows are children of one span', async () => {
    const { flows, name: queueName } = await start();
    const part = (name: string) => ({ name, queueName, opts: {} });
    await checkout(() => flows.addBulk([{ ...part('ship'), children: [part('pack')] }, part('refund')]));
    expect(drawJobs(await take('checkout', 'pack', 'ship', 'refund'))).toEqual([
      'checkout ok',
      '  queue.publish ship, refund',
      '    pack 1 ok',
      '    ship 1 ok',
      '    refund 1 ok',
    ]);
  });
});
