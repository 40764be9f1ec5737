// Three times as much as the collector can take, with little memory: how quickly it says no, how much it stores
// meanwhile, and whether it stands.
import { once } from 'node:events';
import { scratchFolder, startCollector } from '../collector-process.mjs';
import { startSender } from '../load/start-sender.mjs';
import { quantile } from '../questions/times.mjs';
import { watchMemory } from '../memory/watch-memory.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { percent, printTable, withRange } from '../../tracing/table.mjs';

/** So many senders would not fit into the queue one by one: SDKs that send several transactions at once fill it. */
const TRANSACTIONS = 10;
const TIMES_TOO_MUCH = 3;
const EARLY_MS = 50;
const MEBIBYTE = 1024 ** 2;
const nodeArguments = [
  '--max-old-space-size=128',
  `--import=${new URL('answer-times.mjs', import.meta.url).href}`,
];

export async function measureOverload({ isQuick }) {
  const [rounds, milliseconds] = isQuick ? [1, 5_000] : [3, 15_000];
  const variants = [{ name: 'as much as it takes' }, { name: `${TIMES_TOO_MUCH} times as much` }];
  let capacity;
  const measure = async (variant) => {
    const isTooMuch = variant !== variants[0];
    if (isTooMuch) capacity ??= (await measureOnce({ connections: 64, milliseconds })).perSecond;
    const load = isTooMuch
      ? { connections: 900, perSecond: (TIMES_TOO_MUCH * capacity) / TRANSACTIONS }
      : { connections: 64 };
    const figures = await measureOnce({ ...load, milliseconds });
    if (!isTooMuch) capacity = figures.perSecond;
    return figures;
  };
  const results = await interleave({ variants, rounds, measure });
  printResults(results, { variants, rounds, milliseconds });
}

async function measureOnce({ milliseconds, ...load }) {
  const scratch = scratchFolder();
  const collector = await startCollector({ folder: scratch.folder, nodeArguments });
  const sender = startSender({ url: collector.url, transactions: TRANSACTIONS, ...load });
  await sender.send(milliseconds / 4);
  await answerTimes(collector);
  const watch = watchMemory(collector);
  const cpu = collector.cpuMicroseconds();
  const sent = await sender.send(milliseconds);
  const endedAt = performance.now();
  const ownCpu = collector.cpuMicroseconds() - cpu;
  const samples = watch.end();
  const stood = !collector.hasEnded();
  const recovered = stood ? await untilReady(collector.url, endedAt) : Number.POSITIVE_INFINITY;
  const times = stood ? await answerTimes(collector) : [];
  const refusals = times.filter(({ status }) => status === 503 || status === 429).map(({ time }) => time);
  const offered = sent.acknowledged + sent.refused + sent.failed + sent.unsent;
  await sender.stop();
  await collector.stop();
  scratch.remove();
  return {
    ...sent,
    ownProcessors: ownCpu / 1e6 / sent.seconds,
    offered: (offered * TRANSACTIONS) / sent.seconds,
    refusedShare: sent.refused / offered,
    earlyAtServer: refusals.filter((time) => time <= EARLY_MS).length / refusals.length,
    refusalP50AtServer: quantile(refusals, 0.5),
    refusalP99AtServer: quantile(refusals, 0.99),
    resident: Math.max(...samples.map(({ resident }) => resident)) / MEBIBYTE,
    recovered,
    stood,
  };
}

async function answerTimes({ child }) {
  child.send('answer-times');
  const [{ answerTimes: times }] = await once(child, 'message');
  return times;
}

/** Milliseconds from then on until it says that it takes in events again. */
async function untilReady(url, since) {
  while (!(await fetch(`${url}/readyz`).then(({ ok }) => ok)));
  return performance.now() - since;
}

function printResults(results, { variants, rounds, milliseconds }) {
  const [capacity, overloaded] = variants.map(({ name }) => results.get(name));
  const figure = (own, name, digits = 0) => withRange(spread(own, name), digits);
  const share = (own, name) => percent(spread(own, name).median);
  printTable(
    `Overload: envelopes of ${TRANSACTIONS} transactions, 128 MB of heap (${rounds} rounds of ${milliseconds / 1000} s)`,
    [
      'offered',
      'a second',
      'stored a second',
      'refused',
      'MiB resident, peak',
      'failed',
      'processors, collector',
      'sender',
    ],
    variants.map(({ name }) => {
      const own = results.get(name);
      return [
        name,
        figure(own, 'offered'),
        figure(own, 'perSecond'),
        share(own, 'refusedShare'),
        figure(own, 'resident'),
        figure(own, 'failed'),
        figure(own, 'ownProcessors', 2),
        figure(own, 'processors', 2),
      ];
    }),
    [
      `stored of what it takes: ${withRange(relative(overloaded, capacity, 'perSecond'), 2)} (at least 0.80)`,
      `ready again after ${figure(overloaded, 'recovered')} ms; ${overloaded.every(({ stood }) => stood) ? 'it never ended' : 'IT ENDED'}`,
    ],
  );
  printTable(
    'Refusals at three times as much, ms',
    ['seen by', 'p50', 'p99', `within ${EARLY_MS} ms`],
    [
      [
        'the sender',
        figure(overloaded, 'refusalP50'),
        figure(overloaded, 'refusalP99'),
        share(overloaded, 'refusedWithin50'),
      ],
      [
        'the server',
        figure(overloaded, 'refusalP50AtServer', 1),
        figure(overloaded, 'refusalP99AtServer', 1),
        share(overloaded, 'earlyAtServer'),
      ],
    ],
    [
      'the server: from the head of the request to the end of its answer; the sender: with its own waiting and the network',
    ],
  );
}
