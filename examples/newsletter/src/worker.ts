import { tracing } from './tracing';
import { bullmqTelemetry, reportFailedJobs } from '@clew/tracing/node';
import { Worker } from 'bullmq';
import { settings } from './settings';
import type { Subscriber } from './subscribers';
import { sendMail, writeWelcomeMail } from './welcome-mail';

const { tracer } = tracing;
const worker = new Worker<Subscriber>(
  'welcome-mails',
  async (job) => {
    const mail = writeWelcomeMail(job.data);
    await sendMail(settings.mailUrl, mail);
  },
  {
    connection: { url: settings.redisUrl, maxRetriesPerRequest: null },
    telemetry: bullmqTelemetry(tracer),
  },
);
reportFailedJobs(tracer, worker);

await worker.waitUntilReady();
console.log('waiting for mails to write');

process.once('SIGTERM', async () => {
  setTimeout(() => process.exit(1), 10_000).unref(); // whatever hangs
  await worker.close(); // when the jobs in work are done
  await tracing.close();
});
