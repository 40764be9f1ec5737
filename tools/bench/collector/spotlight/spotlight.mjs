// What an envelope costs the collector, which stores and indexes it, beside Spotlight, which parses it and keeps the last
// 500 in memory.
import { cpuMicroseconds, scratchFolder, startCollector } from '../collector-process.mjs';
import { startSender } from '../load/start-sender.mjs';
import { ensurePeers } from '../../tracing/install-peers.mjs';
import { startProcess } from '../../tracing/process/ask.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { printTable, withRange } from '../../tracing/table.mjs';

const loads = [
  { name: 'as fast as answered', connections: 256 },
  { name: '1000 a second', connections: 64, perSecond: 1_000 },
];
const servers = [
  { name: 'collector', start: startOurs },
  { name: 'Spotlight', start: startSpotlight },
];

export async function measureSpotlight({ isQuick }) {
  await ensurePeers();
  const [rounds, milliseconds] = isQuick ? [2, 3_000] : [5, 8_000];
  for (const load of loads) {
    const measure = ({ start }) => measureOnce(start, { load, milliseconds });
    const results = await interleave({ variants: servers, rounds, measure });
    const [, theirs] = servers.map(({ name }) => results.get(name));
    printTable(
      `Beside Spotlight: the same envelopes, ${load.name} (${rounds} rounds of ${milliseconds / 1000} s)`,
      ['server', 'a second', 'us of CPU each', 'to Spotlight', 'ms to answer, p50', 'p99', 'not taken'],
      servers.map(({ name }) => {
        const own = results.get(name);
        return [
          name,
          withRange(spread(own, 'perSecond')),
          withRange(spread(own, 'cpuMicroseconds')),
          own === theirs ? '' : withRange(relative(own, theirs, 'cpuMicroseconds'), 2),
          withRange(spread(own, 'p50'), 1),
          withRange(spread(own, 'p99'), 1),
          withRange(spread(own, 'refused')),
        ];
      }),
    );
  }
}

async function measureOnce(start, { load, milliseconds }) {
  const server = await start();
  const sender = startSender({ url: server.url, ...load });
  await sender.send(milliseconds / 2);
  const before = server.cpuMicroseconds();
  const sent = await sender.send(milliseconds);
  const cpu = server.cpuMicroseconds() - before;
  await sender.stop();
  await server.stop();
  return { ...sent, refused: sent.refused + sent.failed, cpuMicroseconds: cpu / sent.acknowledged };
}

async function startOurs() {
  const scratch = scratchFolder();
  const collector = await startCollector({ folder: scratch.folder });
  const stop = async () => {
    await collector.stop();
    scratch.remove();
  };
  return { ...collector, stop };
}

async function startSpotlight() {
  const server = startProcess({ file: new URL('spotlight-server.mjs', import.meta.url) });
  const [url, pid] = [await server.ask('url'), await server.ask('pid')];
  return { url, cpuMicroseconds: () => cpuMicroseconds(pid), stop: () => server.stop() };
}
