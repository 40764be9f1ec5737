// Processor time that tracing adds to a job of BullMQ's, added and processed, against a Redis of our own.
import { headersThatAnnounceBatches } from '../neighbours/batches.mjs';
import { importOurs } from '../our-bundles.mjs';
import { startProcess } from '../process/ask.mjs';
import { MEASURED, NEIGHBOURS, pinProcess } from '../process/machine.mjs';
import { JOBS_ADDED_AT_ONCE } from './jobs-added-at-once.mjs';
import { ratioOfAdded, VOID_NOTE } from '../ratio-of-added.mjs';
import { added, interleave, spread } from '../rounds.mjs';
import { percent, printTable, withRange } from '../table.mjs';

// Multiples of what is added at once.
const FULL = { rounds: 5, warmUp: 1920, jobs: 8000 };
const QUICK = { rounds: 3, warmUp: 1280, jobs: 3200 };

/** `spans` is how many a job must arrive with, besides its share of the transaction that it was added in. */
const variants = [
  { name: 'bare', options: { sdk: 'bare' }, spans: 0 },
  { name: 'idle telemetry', options: { sdk: 'idle-telemetry' }, spans: 0 },
  { name: 'ours, official server', options: { sdk: 'ours' }, spans: 2, isOurs: true },
  {
    name: 'ours, own collector',
    options: { sdk: 'ours' },
    spans: 2,
    isOurs: true,
    announces: headersThatAnnounceBatches,
  },
  { name: 'bullmq-otel', options: { sdk: 'opentelemetry' }, spans: 3 },
];

export async function measureBullmq({ isQuick }) {
  const plan = isQuick ? QUICK : FULL;
  const results = await interleave({
    variants,
    rounds: plan.rounds,
    measure: (variant) => measureOnce(variant, plan),
  });
  const [bare, own] = ['bare', 'ours, own collector'].map((name) => results.get(name));
  printTable(
    `BullMQ: jobs that do nothing (${plan.rounds} rounds of ${plan.jobs} jobs)`,
    ['variant', 'CPU us/add', 'CPU us/process', 'added us', 'own collector / this', 'spans/job', 'delivered'],
    variants.map(({ name, spans, isOurs }) => {
      const rounds = results.get(name);
      const isBare = rounds === bare;
      return [
        name,
        withRange(spread(rounds, 'add'), 1),
        withRange(spread(rounds, 'process'), 1),
        isBare ? '' : withRange(added(rounds, bare, 'together'), 1),
        isBare
          ? ''
          : ratioOfAdded({ ours: isOurs ? undefined : own, theirs: rounds, bare, figure: 'together' }),
        spread(rounds, 'spans').median.toFixed(2),
        spans === 0 ? '' : percent(spread(rounds, 'spans').lowest / spansPerJob(spans)),
      ];
    }),
    [
      'idle telemetry = what BullMQ itself does for any telemetry whose jobs carry metadata, and that records nothing',
      'delivered = transactions that arrived, of those of 64 jobs added and of every job processed (or their spans)',
      VOID_NOTE,
    ],
  );
}

/** Whoever adds a handful of jobs is a transaction, too; nothing is recorded where there is no tracing. */
const spansPerJob = (spans) => (spans === 0 ? 0 : spans + 1 / JOBS_ADDED_AT_ONCE);

async function measureOnce({ options, spans, announces = {} }, { warmUp, jobs }) {
  const { startRedisServer } = await importOurs('redis');
  const redis = await startRedisServer();
  pinProcess(NEIGHBOURS, redis.pid);
  const neighbours = startProcess({
    file: new URL('../neighbours/neighbours.mjs', import.meta.url),
    processor: NEIGHBOURS,
    options: { announces },
  });
  const { sink } = await neighbours.ask('ports');
  const queue = startProcess({
    file: new URL('queue.mjs', import.meta.url),
    processor: MEASURED,
    options: { ...options, rate: 1, sink, redis: Number(new URL(redis.url).port) },
    // OpenTelemetry's queue holds 2048 spans unless told otherwise, and drops what is more.
    environment: { OTEL_BSP_MAX_QUEUE_SIZE: '131072' },
  });
  try {
    await queue.ask('add', warmUp);
    await queue.ask('process', warmUp);
    await neighbours.ask('received');
    const add = await queue.ask('add', jobs);
    const process = await queue.ask('process', jobs);
    const received = await neighbours.ask('received');
    // BullMQ's own upkeep, such as its look for stalled jobs, is a span now and then for those who trace that, too.
    const isComplete = received.spans >= jobs * spansPerJob(spans);
    return { add, process, together: add + process, spans: received.spans / jobs, isComplete };
  } finally {
    await queue.stop();
    await neighbours.stop();
    await redis.stop();
  }
}
