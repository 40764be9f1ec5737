/** The names under which BullMQ tells a span what it is about. */
export const BULLMQ = {
  queueName: 'bullmq.queue.name',
  jobName: 'bullmq.job.name',
  jobId: 'bullmq.job.id',
  attemptsMade: 'bullmq.job.attempts.made',
  flowName: 'bullmq.flow.name',
  bulkNames: 'bullmq.job.bulk.names',
  bulkCount: 'bullmq.job.bulk.count',
} as const;
