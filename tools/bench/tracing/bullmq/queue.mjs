// A producer and a worker of jobs that do nothing, in the process under measurement.
import { answerWith, options } from '../process/answer.mjs';
import { requirePeer } from '../peers.mjs';
import { JOBS_ADDED_AT_ONCE } from './jobs-added-at-once.mjs';

const PROCESSED_AT_ONCE = 16;

const { load } = await import(`../sdk/${options.sdk}.mjs`);
const sdk = (await load(options)).init(options);
const { Queue, Worker } = requirePeer('bullmq');

const connection = { host: '127.0.0.1', port: options.redis };
const telemetry = sdk.bullmqTelemetry();
const queue = new Queue('orders', { connection, ...(telemetry && { telemetry }) });

answerWith({
  /** Microseconds per job added. Whoever adds jobs does so within a transaction: each handful has one. */
  add: (count) => microsecondsPerJob(count, () => addJobs(count)),
  /** Microseconds per job processed. */
  process: (count) => microsecondsPerJob(count, () => processJobs(count)),
});

async function addJobs(count) {
  for (let added = 0; added < count; added += JOBS_ADDED_AT_ONCE) {
    await sdk.inTransaction('place orders', () =>
      Promise.all(
        Array.from({ length: JOBS_ADDED_AT_ONCE }, (_, at) => queue.add('send', { order: added + at })),
      ),
    );
  }
}

async function processJobs(count) {
  let left = count;
  const worker = new Worker('orders', () => Promise.resolve(), {
    ...{ connection, concurrency: PROCESSED_AT_ONCE, autorun: false },
    ...(telemetry && { telemetry }),
  });
  await new Promise((resolve, reject) => {
    worker.on('completed', () => --left === 0 && resolve());
    worker.on('error', reject);
    worker.run().catch(reject);
  });
  await worker.close();
}

async function microsecondsPerJob(count, work) {
  const before = process.cpuUsage();
  await work();
  await sdk.flush();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}
