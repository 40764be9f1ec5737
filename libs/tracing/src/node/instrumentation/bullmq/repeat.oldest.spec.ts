/** BullMQ 5 repeats jobs of `add` as well; 6 leaves that to schedules. */
import { expect, it } from '@jest/globals';
import type { JobsOptions, RepeatOptions } from 'bullmq';
import { tracedJobs, traceIdsOf } from './jobs.fixture';

const { start, checkout, take } = tracedJobs();

it('a job that is repeated is a trace of its own each time, of which that of its adder shows none', async () => {
  const { queue } = await start();
  const options: JobsOptions & { repeat: RepeatOptions } = { repeat: { every: 20, limit: 3 } };
  await checkout(() => queue.add('poll-rates', {}, options));
  const [adder, ...runs] = await take('checkout', 'poll-rates', 'poll-rates', 'poll-rates');
  expect(adder?.spans).toMatchObject([{ op: 'queue.publish', description: 'poll-rates' }]);
  expect(traceIdsOf([...(adder ? [adder] : []), ...runs]).size).toBe(4);
  expect(runs.map(({ contexts }) => contexts.trace.parent_span_id)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
