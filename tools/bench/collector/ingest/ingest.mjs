// How many transactions a second the collector acknowledges over HTTP, each after it is durable, with whoever sends them
// on the same machine; beside what reading them and storing them alone allows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProcess } from '../../tracing/process/ask.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { printTable, withRange } from '../../tracing/table.mjs';
import { collectorFile } from '../build-collector.mjs';

const variants = [
  { name: 'collector', measure: measureCollector },
  { name: 'reading and storing alone', measure: measureFloor },
];
const CONNECTIONS = 256;
const MICROSECONDS_PER_TICK = 10_000;

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
  const directory = mkdtempSync(path.join(tmpdir(), 'clew-bench-'));
  const collector = spawn(process.execPath, [collectorFile, '--data', directory], {
    env: { ...process.env, CLEW_COLLECTOR_PORT: '0', CLEW_PROJECTS: 'web:publickey' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ url }] = await once(collector, 'message');
  const load = startProcess({
    file: new URL('load.mjs', import.meta.url),
    options: { url, connections: CONNECTIONS },
  });
  await load.ask('send', milliseconds / 4);
  const before = cpuMicroseconds(collector.pid);
  const figures = await load.ask('send', milliseconds);
  const cpu = cpuMicroseconds(collector.pid) - before;
  await load.stop();
  collector.kill('SIGTERM');
  await once(collector, 'exit');
  rmSync(directory, { recursive: true });
  return { ...figures, cpuMicroseconds: cpu / figures.acknowledged };
}

async function measureFloor(milliseconds) {
  const floor = startProcess({ file: new URL('floor.mjs', import.meta.url) });
  await floor.ask('store', milliseconds / 4);
  const figures = await floor.ask('store', milliseconds);
  await floor.stop();
  return figures;
}

/** User and system time of all threads of a process, in the kernel's ticks of 10 ms. */
function cpuMicroseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}
