// What a span and a transaction cost where they are made, without a server around them.
import { headersThatAnnounceBatches } from '../neighbours/batches.mjs';
import { startProcess } from '../process/ask.mjs';
import { MEASURED } from '../process/machine.mjs';
import { interleave, spread } from '../rounds.mjs';
import { percent, printTable, withRange } from '../table.mjs';

const FULL = {
  rounds: 5,
  spans: { warmUp: 45_000, count: 180_000 },
  transactions: { warmUp: 2000, count: 8000 },
};
const QUICK = {
  rounds: 3,
  spans: { warmUp: 18_000, count: 90_000 },
  transactions: { warmUp: 1000, count: 3000 },
};
const KEPT = { warmUp: 1800, count: 18_000 };

const variants = [
  { name: 'floor: plain objects, one JSON.stringify', options: { sdk: 'floor' } },
  { name: 'ours', options: { sdk: 'ours' } },
  { name: 'ours, batches', options: { sdk: 'ours', batch: headersThatAnnounceBatches['x-clew-batch'] } },
  { name: 'OpenTelemetry', options: { sdk: 'opentelemetry' } },
  { name: 'Sentry 5.30', options: { sdk: 'sentry-5' } },
  {
    name: 'Sentry 11 (static)',
    options: { sdk: 'sentry', package: 'sentry-node-11', settings: { traceLifecycle: 'static' } },
  },
  { name: 'Sentry 10', options: { sdk: 'sentry', package: 'sentry-node-10', settings: {} } },
];

export async function measureInProcess({ isQuick }) {
  const plan = isQuick ? QUICK : FULL;
  const measured = isQuick ? variants.slice(0, 4) : variants;
  const results = await interleave({
    variants: measured,
    rounds: plan.rounds,
    measure: ({ options }) => measureOnce(options, plan),
  });
  const ours = results.get('ours');
  printTable(
    `In process: a span (start, 2 tags, finish); a transaction of 10 spans, serialised (${plan.rounds} rounds)`,
    [
      ...['variant', 'us/span', 'ours / this', 'us/transaction', 'ours / this', 'B/transaction'],
      ...['kept B/span', 'kept objects/span'],
    ],
    measured.map(({ name }) => {
      const rounds = results.get(name);
      const oursOver = (figure) =>
        rounds === ours ? '' : percent(spread(ours, figure).median / spread(rounds, figure).median);
      return [
        name,
        withRange(spread(rounds, 'span'), 2),
        oursOver('span'),
        withRange(spread(rounds, 'transaction'), 1),
        oursOver('transaction'),
        spread(rounds, 'bytes').median.toFixed(0),
        spread(rounds, 'keptBytes').median.toFixed(0),
        spread(rounds, 'keptObjects').median.toFixed(1),
      ];
    }),
    [
      'kept: by a finished span whose root is open, after collection; every string and number counts as an object',
    ],
  );
}

async function measureOnce(options, { spans, transactions }) {
  const span = await askFresh({ ...options, serialises: false }, 'spans', spans);
  const transaction = await askFresh({ ...options, serialises: true }, 'transactions', transactions);
  const kept = await askFresh({ ...options, serialises: false }, 'kept', KEPT);
  return {
    span,
    transaction: transaction.microseconds,
    bytes: transaction.bytes,
    keptBytes: kept.bytes,
    keptObjects: kept.objects,
  };
}

async function askFresh(options, question, about) {
  const child = startProcess({
    file: new URL('run.mjs', import.meta.url),
    processor: MEASURED,
    options,
    nodeArguments: ['--expose-gc'],
  });
  try {
    return await child.ask(question, about);
  } finally {
    await child.stop();
  }
}
