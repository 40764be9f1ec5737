import { expect, it } from '@jest/globals';
import type { SamplingContext } from '../../../core/index';
import { JOB, tracedJobs } from './jobs.fixture';

const asked: SamplingContext[] = [];
const { tracer, start, take } = tracedJobs({
  tracesSampler(context) {
    asked.push(context);
    return context.inheritOrSampleWith(context.name === JOB ? 1 : 0);
  },
});

it('a sampler is asked once about each job, by all that is known of it', async () => {
  const { queue, name } = await start({
    process: ({ name: job }) =>
      tracer.startSpan({ op: 'function', description: `do ${job}` }, () => Promise.resolve()),
  });
  await queue.add('of-no-interest', {});
  await queue.add(JOB, {}, { jobId: 'order-7' });
  await queue.upsertJobScheduler('poll', { every: 1000, limit: 1 }, { name: JOB });
  const sent = await take(JOB, JOB);
  expect(sent.map(({ spans }) => spans.map(({ description }) => description))).toEqual([
    [`do ${JOB}`],
    [`do ${JOB}`],
  ]);
  expect(asked.map((context) => [context.name, context.source, context.op])).toEqual([
    ['of-no-interest', 'task', 'queue.process'],
    [JOB, 'task', 'queue.process'],
    [JOB, 'task', 'queue.process'],
  ]);
  expect(asked[1]?.data).toEqual({
    'messaging.system': 'redis',
    'messaging.destination.name': name,
    'messaging.message.id': 'order-7',
  });
});
