import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';

// Processes start in their own time on a busy machine.
jest.setTimeout(60_000);

const run = promisify(execFile);

/** Counts every synchronous call that the process makes after it has started to trace. */
const BLOCKING_CALLS = `
import fs from 'node:fs';
import zlib from 'node:zlib';
import children from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { init } from './tracing.mjs';
const { tracer, flush } = init({ dsn: process.argv[2], tracesSampleRate: 1 });
const calls = [];
for (const module of [fs, zlib, children]) {
  for (const [name, original] of Object.entries(module)) {
    if (!name.endsWith('Sync')) continue;
    module[name] = (...args) => { calls.push(name); return original(...args); };
  }
}
syncBuiltinESMExports();
for (let round = 0; round < 20; round += 1) {
  for (let index = 0; index < 100; index += 1) tracer.startSpan({ transaction: 'work' }, () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const delivered = await flush(10_000);
console.log(JSON.stringify({ calls, delivered }));
`;

/** Keeps on working while nobody answers, and looks at what that costs. */
const NOBODY_ANSWERS = `
import { init } from './tracing.mjs';
const { tracer, close } = init({ dsn: process.argv[2], tracesSampleRate: 1 });
const heapInMebibytes = () => { gc(); return process.memoryUsage().heapUsed / 2 ** 20; };
const before = heapInMebibytes();
for (let round = 0; round < 100; round += 1) {
  for (let index = 0; index < 300; index += 1) {
    tracer.startSpan({ transaction: 'work', data: { text: String(index).padEnd(8000, '.') } }, () => undefined);
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
console.log(JSON.stringify({ grown: heapInMebibytes() - before }));
void close(200);
`;

/** A script that does its work and has nothing more to do. */
const SCRIPT = `
import { init } from './tracing.mjs';
const { tracer } = init({ dsn: process.argv[2], tracesSampleRate: 1 });
tracer.startSpan({ transaction: 'work' }, () => undefined);
await new Promise((resolve) => setTimeout(resolve, 50));
for (let index = 0; index < 3; index += 1) tracer.startSpan({ transaction: 'more work' }, () => undefined);
`;

/** A script that closes its tracing as the last thing that it does. */
const CLOSING_SCRIPT = `
import { init } from './tracing.mjs';
const { tracer, close } = init({ dsn: process.argv[2], tracesSampleRate: 1 });
tracer.startSpan({ transaction: 'work' }, () => undefined);
process.on('SIGTERM', () => void close().then((delivered) => {
  console.log(JSON.stringify({ delivered }));
  process.exit(0);
}));
process.kill(process.pid, 'SIGTERM');
await new Promise((resolve) => setTimeout(resolve, 60_000));
`;

let folder: string;
let collector: FakeCollector;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-host-'));
  const programs = { BLOCKING_CALLS, NOBODY_ANSWERS, SCRIPT, CLOSING_SCRIPT };
  for (const [name, text] of Object.entries(programs)) writeFileSync(path.join(folder, `${name}.mjs`), text);
  buildSync({
    entryPoints: [path.join(__dirname, 'init.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: path.join(folder, 'tracing.mjs') },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  collector = await startFakeCollector({ batch: 100 });
});
afterEach(() => collector.stop());

async function outputOf(program: string, dsn = collector.dsn): Promise<{ stdout: string; seconds: number }> {
  const began = performance.now();
  const args = ['--expose-gc', path.join(folder, `${program}.mjs`), dsn];
  const { stdout } = await run(process.execPath, args, { timeout: 30_000 });
  return { stdout, seconds: (performance.now() - began) / 1000 };
}

describe('a host', () => {
  it('is never blocked by a synchronous call of the delivery', async () => {
    const { stdout } = await outputOf('BLOCKING_CALLS');
    expect(JSON.parse(stdout)).toEqual({ calls: [], delivered: true });
    expect(collector.received).toHaveLength(2000);
  });

  it('keeps its memory when nobody answers: eight mebibytes are held, and 24 never grown', async () => {
    collector.answerWith('hangs');
    const { stdout } = await outputOf('NOBODY_ANSWERS');
    const { grown } = JSON.parse(stdout) as { grown: number };
    expect(grown).toBeLessThan(24);
  });

  it('ends by itself with everything delivered', async () => {
    await outputOf('SCRIPT');
    const names = collector.received.map(({ event }) => event.transaction);
    expect(names).toEqual(['work', 'more work', 'more work', 'more work']);
  });

  it.each(['hangs', 500] as const)('ends by itself within seconds when the answer is %s', async (answer) => {
    collector.answerWith(answer);
    const { seconds } = await outputOf('SCRIPT');
    expect(seconds).toBeLessThan(6);
  });

  it('ends by itself within seconds when nobody listens', async () => {
    const { seconds } = await outputOf('SCRIPT', 'http://key@127.0.0.1:1/1');
    expect(seconds).toBeLessThan(6);
  });

  it('closes within its deadline on a signal that it listens to, and hears the truth', async () => {
    const healthy = await outputOf('CLOSING_SCRIPT');
    expect(JSON.parse(healthy.stdout)).toEqual({ delivered: true });
    collector.answerWith('hangs');
    const hanging = await outputOf('CLOSING_SCRIPT');
    expect(JSON.parse(hanging.stdout)).toEqual({ delivered: false });
    expect(hanging.seconds - healthy.seconds).toBeLessThan(4);
  });
});
