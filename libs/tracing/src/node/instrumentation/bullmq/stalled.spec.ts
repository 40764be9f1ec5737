import { describe, expect, it } from '@jest/globals';
import { Queue, Worker, type WorkerOptions } from 'bullmq';
import { errorReporting } from '../../../core/index';
import { bullmqTelemetry } from './bullmq';
import { reportFailedJobs } from './failed-jobs';
import { drawJobs, JOB, tracedJobs } from './jobs.fixture';

const { tracer, transport, checkout, take, redisUrl } = tracedJobs({
  reportErrors: errorReporting(() => []),
});
let queues = 0;

/** A queue of its own, and a way to start workers on it that find at once what others have left. */
function openQueue() {
  const name = `stalled-${(queues += 1)}`;
  const shared = {
    connection: { url: redisUrl(), maxRetriesPerRequest: null },
    telemetry: bullmqTelemetry(tracer),
    stalledInterval: 30,
  };
  const queue = new Queue(name, shared);
  const startWorker = (process: () => Promise<unknown>, options: Partial<WorkerOptions> = {}): Worker => {
    const worker = new Worker(name, process, { ...shared, ...options });
    reportFailedJobs(tracer, worker);
    return worker;
  };

  /** As if its process were killed in the midst of the job: nobody holds it, or renews its lock. */
  async function startDyingWorker(): Promise<void> {
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const endless = (): Promise<never> => {
      begin();
      return new Promise(() => undefined);
    };
    const dying = startWorker(endless, { lockDuration: 50, skipLockRenewal: true, maxStalledCount: 1 });
    await begun;
    await dying.close(true);
  }

  return { queue, startWorker, startDyingWorker };
}

describe('a worker that dies', () => {
  it('sends nothing of its job, which another processes as a child of the same span', async () => {
    const { queue, startWorker, startDyingWorker } = openQueue();
    await checkout(() => queue.add(JOB, {}));
    await startDyingWorker();
    const rescuer = startWorker(() => Promise.resolve());
    const events = await take('checkout', JOB);
    await Promise.all([rescuer.close(), queue.close()]);
    expect(drawJobs(events)).toEqual(['checkout ok', `  queue.publish ${JOB}`, `    ${JOB} 1 ok`]);
  });

  it('of each attempt at a job ends with a failed transaction and its error; other jobs go on', async () => {
    const { queue, startWorker, startDyingWorker } = openQueue();
    await checkout(() => queue.add(JOB, {}));
    await startDyingWorker();
    await startDyingWorker();
    const rescuer = startWorker(() => Promise.resolve(), { maxStalledCount: 1 });
    const [caller, job] = await take('checkout', JOB);
    await queue.add('next', {});
    await take('next');
    await Promise.all([rescuer.close(), queue.close()]);
    expect(job?.contexts.trace).toMatchObject({
      status: 'internal_error',
      parent_span_id: caller?.spans[0]?.span_id,
    });
    expect(transport.takeErrors()).toMatchObject([
      {
        contexts: { trace: { span_id: job?.contexts.trace.span_id } },
        exception: { values: [{ value: 'job stalled more than allowable limit' }] },
      },
    ]);
  });
});

describe('a worker without telemetry', () => {
  it('has its errors reported nevertheless, in no trace', async () => {
    const { queue, startWorker } = openQueue();
    const failure = new Error('the e-mail provider is down');
    const options = { telemetry: undefined } as unknown as Partial<WorkerOptions>;
    const worker = startWorker(() => Promise.reject(failure), options);
    const failed = new Promise((resolve) => worker.once('failed', resolve));
    await queue.add(JOB, {});
    await failed;
    await Promise.all([worker.close(), queue.close()]);
    expect(transport.takeErrors()).toMatchObject([
      { exception: { values: [{ value: failure.message, mechanism: { type: 'bullmq', handled: false } }] } },
    ]);
  });
});
