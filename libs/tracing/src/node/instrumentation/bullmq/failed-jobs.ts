import type { Worker } from 'bullmq';
import type { Tracer } from '../../../core/index';
import { instrumentOnce } from '../instrument-once';

/**
 * Reports the error of every attempt that fails, with the transaction of that attempt, also where BullMQ gives a job up
 * that has stalled too often. The telemetry of a worker learns only the message of an error, hence this listener beside
 * it. Returns a function that ends this.
 *
 * @example
 * reportFailedJobs(tracer, new Worker('orders', process, { connection, telemetry: bullmqTelemetry(tracer) }));
 */
export function reportFailedJobs(tracer: Tracer, worker: Worker): () => void {
  function report(_job: unknown, error: unknown): void {
    tracer.captureException(error, { handled: false, mechanism: 'bullmq' });
  }

  return instrumentOnce(worker, 'bullmq', () => {
    worker.on('failed', report);
    return () => worker.off('failed', report);
  });
}
