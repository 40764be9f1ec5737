// How many transactions a second the collector acknowledges over HTTP, each after it is durable, with whoever sends them
// on the same machine; beside what reading them and storing them alone allows.
import { startProcess } from '../../tracing/process/ask.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { printTable, withRange } from '../../tracing/table.mjs';
import { scratchFolder, startCollector } from '../collector-process.mjs';
import { startSender } from '../load/start-sender.mjs';

const variants = [
  { name: 'collector', measure: measureCollector },
  { name: 'reading and storing alone', measure: measureFloor },
];
const CONNECTIONS = 256;

export async function measureIngest({ isQuick }) {
  const rounds = isQuick ? 2 : 5;
  const milliseconds = isQuick ? 4_000 : 10_000;
  const results = await interleave({ variants, rounds, measure: ({ measure }) => measure(milliseconds) });
  const floor = results.get(variants[1].name);
  printTable(
    `Ingest: envelopes of 10 spans over ${CONNECTIONS} connections (${rounds} rounds of ${milliseconds / 1000} s)`,
    ['variant', 'a second', 'of the floor', 'us of CPU each', 'ms to answer, p50', 'p99'],
    variants.map(({ name }) => {
      const own = results.get(name);
      const share = relative(own, floor, 'perSecond');
      return [
        name,
        withRange(spread(own, 'perSecond')),
        own === floor ? '' : withRange(share, 2),
        withRange(spread(own, 'cpuMicroseconds')),
        ...(own === floor ? ['', ''] : [withRange(spread(own, 'p50'), 1), withRange(spread(own, 'p99'), 1)]),
      ];
    }),
    [
      `an envelope has ${results.get('collector')[0].bytes} bytes`,
      'the floor: no HTTP, no sender; a batch is read, then stored, then the next',
    ],
  );
}

async function measureCollector(milliseconds) {
  const scratch = scratchFolder();
  const collector = await startCollector({ folder: scratch.folder });
  const sender = startSender({ url: collector.url, connections: CONNECTIONS });
  await sender.send(milliseconds / 4);
  const before = collector.cpuMicroseconds();
  const figures = await sender.send(milliseconds);
  const cpu = collector.cpuMicroseconds() - before;
  await sender.stop();
  await collector.stop();
  scratch.remove();
  return { ...figures, cpuMicroseconds: cpu / figures.acknowledged };
}

async function measureFloor(milliseconds) {
  const floor = startProcess({ file: new URL('floor.mjs', import.meta.url) });
  await floor.ask('store', milliseconds / 4);
  const figures = await floor.ask('store', milliseconds);
  await floor.stop();
  return figures;
}
