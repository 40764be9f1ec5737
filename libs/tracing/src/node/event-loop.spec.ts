import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startFakeCollector } from '../testing/servers/fake-collector';
import { startFaultyProxy } from '../testing/servers/faulty-proxy';

// Processes start in their own time on a busy machine.
jest.setTimeout(60_000);

/**
 * A host that finishes ten transactions a turn while its collector fails, and counts what that leaves on its event loop:
 * what is open at the same time, and what is done between two turns of its own.
 */
const PROGRAM = `
import { createHook } from 'node:async_hooks';
import children from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import { init } from './tracing.mjs';
const { tracer, flush } = init({ dsn: process.argv[2], tracesSampleRate: 1 });
tracer.startSpan({ transaction: 'work' }, () => undefined);
await flush(10_000);

const open = { TCPWRAP: new Set(), Timeout: new Set() };
const most = { sockets: 0, timers: 0, postsAtOnce: 0, kilobytesAtOnce: 0 };
createHook({
  init(id, type) {
    open[type]?.add(id);
    most.sockets = Math.max(most.sockets, open.TCPWRAP.size);
    most.timers = Math.max(most.timers, open.Timeout.size);
  },
  destroy(id) { for (const ids of Object.values(open)) ids.delete(id); },
}).enable();

let posts = 0;
let postsAtOnce = 0;
let bytesAtOnce = 0;
subscribe('http.client.request.start', () => { posts += 1; postsAtOnce += 1; });
const encode = Buffer.from;
Buffer.from = (value, ...rest) => {
  if (typeof value === 'string') bytesAtOnce += value.length;
  return encode(value, ...rest);
};

const blocking = [];
for (const module of [fs, zlib, children]) {
  for (const [name, original] of Object.entries(module)) {
    if (!name.endsWith('Sync')) continue;
    module[name] = (...args) => { blocking.push(name); return original(...args); };
  }
}
syncBuiltinESMExports();

process.once('message', async () => {
  let results = 0;
  for (let turn = 0; turn < 300; turn += 1) {
    for (let index = 0; index < 10; index += 1) results += tracer.startSpan({ transaction: 'work' }, () => 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    most.postsAtOnce = Math.max(most.postsAtOnce, postsAtOnce);
    most.kilobytesAtOnce = Math.max(most.kilobytesAtOnce, bytesAtOnce / 1000);
    postsAtOnce = bytesAtOnce = 0;
  }
  process.send({ results, blocking, posts, ...most }, () => process.exit());
});
process.send('ready');
`;

/** What a host had on its event loop while it finished 3,000 transactions. */
interface Load {
  results: number;
  blocking: string[];
  posts: number;
  sockets: number;
  timers: number;
  postsAtOnce: number;
  kilobytesAtOnce: number;
}

const FAULTS = [
  'refuses',
  'hangs',
  'trickles',
  'resets',
  'loses answers',
  'hangs up',
  'answers 500',
] as const;
const MODES = ['passes', ...FAULTS] as const;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-event-loop-'));
  writeFileSync(path.join(folder, 'program.mjs'), PROGRAM);
  buildSync({
    entryPoints: [path.join(__dirname, 'init.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: path.join(folder, 'tracing.mjs') },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function loadWhile(mode: (typeof MODES)[number]): Promise<Load> {
  const collector = await startFakeCollector({ batch: 100 });
  const proxy = await startFaultyProxy(collector.port);
  const dsn = collector.dsn.replace(String(collector.port), String(proxy.port));
  const program = fork(path.join(folder, 'program.mjs'), [dsn], { execArgv: [] });
  await once(program, 'message');
  if (mode === 'answers 500') collector.answerWith(500);
  else await proxy.set(mode);
  program.send('begin');
  const [load] = (await once(program, 'message')) as [Load];
  await once(program, 'exit');
  await Promise.all([proxy.stop(), collector.stop()]);
  return load;
}

describe('the event loop of a host that finishes 3,000 transactions', () => {
  let loads: Map<(typeof MODES)[number], Load>;
  beforeAll(async () => {
    const ended = MODES.map(async (mode) => [mode, await loadWhile(mode)] as const);
    loads = new Map(await Promise.all(ended));
  });

  describe.each(MODES)('while its collector %s', (mode) => {
    const load = () => loads.get(mode) as Load;

    it('is never held up by a synchronous call', () => {
      expect(load()).toMatchObject({ results: 3000, blocking: [] });
    });

    it('has four sockets at most, a timer for each of them, and few others', () => {
      expect(load().sockets).toBeLessThanOrEqual(4);
      expect(load().timers).toBeLessThanOrEqual(8);
    });

    it('has four posts at most between two turns of the host, of a hundred events each', () => {
      const { postsAtOnce, kilobytesAtOnce } = load();
      expect(postsAtOnce).toBeLessThanOrEqual(4);
      expect(kilobytesAtOnce).toBeLessThanOrEqual(100 * postsAtOnce);
    });
  });

  it.each(FAULTS)('has fewer posts while the collector %s than while it works', (fault) => {
    expect(loads.get(fault)?.posts).toBeLessThan(loads.get('passes')?.posts ?? 0);
  });
});
