// What the collector's process holds in memory: at rest, and while it takes in for minutes.
import { setTimeout } from 'node:timers/promises';
import { scratchFolder, startCollector } from '../collector-process.mjs';
import { startSender } from '../load/start-sender.mjs';
import { Asker } from '../questions/asker.mjs';
import { lists, trace } from '../questions/questions.mjs';
import { timesOf } from '../questions/times.mjs';
import { copyOfStore, keptStore } from '../store/kept-store.mjs';
import { printTable } from '../../tracing/table.mjs';
import { slopePerMinute, watchMemory } from './watch-memory.mjs';

const MEBIBYTE = 1024 ** 2;
const REST_MS = 10_000;
const CONNECTIONS = 256;
const MOST_MIB = { idle: 250, ingest: 256 };

export async function measureMemory({ isQuick }) {
  await measureIdle({ transactions: isQuick ? 50_000 : 1_000_000, restMs: isQuick ? 3_000 : REST_MS });
  await measureIngest(
    isQuick
      ? [{ perSecond: 500, seconds: 60 }, { seconds: 60 }]
      : [{ perSecond: 500, seconds: 600 }, { seconds: 180 }],
  );
}

async function measureIdle({ transactions, restMs }) {
  const store = keptStore({ transactions });
  const rows = [];
  for (const kept of [undefined, store]) {
    const scratch = scratchFolder();
    if (kept !== undefined) copyOfStore(kept, scratch.folder);
    const collector = await startCollector({ folder: scratch.folder });
    await setTimeout(restMs);
    const name = kept === undefined ? 'an empty store' : `a store of ${transactions / 1e6} M`;
    rows.push([name, collector.memory()]);
    if (kept !== undefined) {
      const asker = new Asker(collector.url);
      const ask = (question, time) => asker.ask(question.path(store, time));
      await timesOf({ questions: [...lists, trace], asks: 5, ask });
      asker.close();
      await setTimeout(restMs);
      rows.push([`${name}, after ${(lists.length + 1) * 5} questions`, collector.memory()]);
    }
    await collector.stop();
    scratch.remove();
  }
  printTable(
    'Memory at rest, MiB resident',
    ['with', 'at rest', 'at most', 'peak so far'],
    rows.map(([name, { resident, peak }]) => [
      name,
      inMebibytes(resident),
      String(MOST_MIB.idle),
      inMebibytes(peak),
    ]),
  );
}

async function measureIngest(runs) {
  const rows = [];
  for (const { perSecond, seconds } of runs) {
    const scratch = scratchFolder();
    const collector = await startCollector({ folder: scratch.folder });
    const sender = startSender({ url: collector.url, connections: CONNECTIONS, perSecond });
    const watch = watchMemory(collector);
    process.stderr.write(`\r\x1b[Ktaking in for ${seconds} s`);
    const sent = await sender.send(seconds * 1_000);
    process.stderr.write('\r\x1b[K');
    const samples = watch.end();
    await setTimeout(REST_MS);
    rows.push({ perSecond, seconds, sent, samples, after: collector.memory() });
    await sender.stop();
    await collector.stop();
    scratch.remove();
  }
  printTable(
    'Memory while taking in, MiB resident',
    [
      'sent',
      'a second',
      'minutes',
      'after a minute',
      'median after',
      'peak',
      'at most',
      'a minute more',
      '10 s later',
      'ms to acknowledge, p99',
      'not taken',
    ],
    rows.map(({ perSecond, seconds, sent, samples, after }) => [
      perSecond === undefined ? 'at full speed' : 'at a rate',
      sent.perSecond.toFixed(0),
      (seconds / 60).toFixed(0),
      inMebibytes(samples.find(({ second }) => second >= 60)?.resident ?? samples.at(-1).resident),
      inMebibytes(medianAfter(samples, 60)),
      inMebibytes(after.peak),
      String(MOST_MIB.ingest),
      `${inMebibytes(slopePerMinute(samples.filter(({ second }) => second >= 60)), 1)}`,
      inMebibytes(after.resident),
      sent.p99.toFixed(0),
      String(sent.refused + sent.failed + sent.unsent),
    ]),
    ['a minute more: the slope of what is resident after the first minute'],
  );
}

function medianAfter(samples, from) {
  const late = samples.filter(({ second }) => second >= from).map(({ resident }) => resident);
  const sorted = (late.length > 0 ? late : samples.map(({ resident }) => resident)).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function inMebibytes(bytes, digits = 0) {
  return Number.isFinite(bytes) ? (bytes / MEBIBYTE).toFixed(digits) : '';
}
