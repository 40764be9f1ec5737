import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';

// Processes start in their own time on a busy machine.
jest.setTimeout(60_000);

const ROOT = path.resolve(__dirname, '../../../../..');

/** A host that may be traced, and the ways in which it can fail; a transaction is still to be sent as it does. */
const PROGRAM = `
import express from 'express';
import { get } from 'node:http';
const [, , way, dsn] = process.argv;
const { init } = dsn ? await import('./tracing.mjs') : {};
const tracing = init?.({ dsn, tracesSampleRate: 1 });
const work = () => tracing?.tracer.startTransaction({ name: 'just finished' }).finish();
const fail = (error = new TypeError('no yarn')) => { work(); throw error; };
const tellWaiting = (boundOf) => {
  const { wait } = Atomics;
  Atomics.wait = (array, index, value, bound) => {
    const end = wait(array, index, value, boundOf(bound));
    console.log(end === 'timed-out' ? 'given up after' : 'through within', bound);
    return end;
  };
};
const serve = (handler) => {
  const server = express().get('/', handler).listen(0, '127.0.0.1', () => {
    get({ port: server.address().port, host: '127.0.0.1' }, () => undefined).on('error', () => undefined);
  });
};
const ways = {
  'throws in a timer': () => setTimeout(() => fail()),
  'throws, and says how it is held up': () => {
    tellWaiting((bound) => bound);
    ways['throws in a timer']();
  },
  'throws, and would be held up for good': () => {
    tellWaiting(() => Infinity);
    ways['throws in a timer']();
  },
  'throws what is no error': () => setTimeout(() => fail({ yarn: 0 })),
  'throws nothing': () => setTimeout(() => { work(); throw null; }),
  'leaves a rejection alone': () => void Promise.resolve().then(() => fail()),
  'throws while it answers': () => serve(() => void setImmediate(() => fail())),
  'throws and has a listener': () => {
    process.on('uncaughtException', (error) => console.log('survived', error.message));
    setTimeout(() => fail());
  },
  'throws and has a listener that leaves': () => {
    process.on('uncaughtException', () => process.exit(3));
    setTimeout(() => fail());
  },
  'throws what it has reported and has a listener that leaves': () => {
    process.on('uncaughtException', () => process.exit(3));
    const error = new TypeError('no yarn');
    setTimeout(() => {
      tracing?.captureException(error);
      fail(error);
    });
  },
  'throws and has a listener that throws': () => {
    process.on('uncaughtException', () => { throw new Error('no needle'); });
    setTimeout(() => fail());
  },
  'throws and has a callback for it': () => {
    process.setUncaughtExceptionCaptureCallback((error) => console.log('survived', error.message));
    setTimeout(() => fail());
  },
};
ways[way]();
`;

let folder: string;
let collector: FakeCollector;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-crash-'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'program.mjs'), PROGRAM);
  buildSync({
    entryPoints: [path.join(__dirname, '../init.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: path.join(folder, 'tracing.mjs') },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  collector = await startFakeCollector();
});
afterEach(() => collector.stop());

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

async function run(way: string, ...dsn: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['program.mjs', way, ...dsn], { cwd: folder });
  const outcome = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (outcome.stdout += String(text)));
  child.stderr.on('data', (text: Buffer) => (outcome.stderr += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...outcome };
}

const receivedErrors = () =>
  collector.received
    .filter(({ item }) => item.type === 'event')
    .map(({ event }) => event as unknown as { level: string; exception: { values: unknown[] } });
const receivedNames = () =>
  collector.received.filter(({ item }) => item.type === 'transaction').map(({ event }) => event.transaction);

describe('a process that dies of an error', () => {
  it.each([
    ['throws in a timer', 1, 'onuncaughtexception', 'fatal'],
    ['throws what is no error', 1, 'onuncaughtexception', 'fatal'],
    ['throws nothing', 1, 'onuncaughtexception', 'fatal'],
    ['leaves a rejection alone', 1, 'onunhandledrejection', 'fatal'],
    ['throws while it answers', 1, 'onuncaughtexception', 'fatal'],
    ['throws and has a listener', 0, 'onuncaughtexception', 'error'],
    ['throws and has a listener that leaves', 3, 'onuncaughtexception', 'error'],
    ['throws and has a callback for it', 0, 'onuncaughtexception', 'error'],
  ])('and %s ends with %d as without tracing, with everything delivered', async (way, code, type, level) => {
    const [plain, traced] = await Promise.all([run(way), run(way, collector.dsn)]);
    expect(plain.code).toBe(code);
    expect(traced).toEqual(plain);
    expect(receivedErrors()).toMatchObject([
      { level, exception: { values: [{ mechanism: { type, handled: false } }] } },
    ]);
    expect(new Set(receivedNames())).toContain('just finished');
  });

  it('that it has reported itself delivers that, when its own listener leaves', async () => {
    const { code } = await run('throws what it has reported and has a listener that leaves', collector.dsn);
    expect(code).toBe(3);
    expect(receivedErrors()).toMatchObject([{ exception: { values: [{ value: 'no yarn' }] } }]);
    expect(receivedNames()).toEqual(['just finished']);
  });

  it('by a listener that fails itself ends with 7 as without tracing, before anything can be delivered', async () => {
    const way = 'throws and has a listener that throws';
    const [plain, traced] = await Promise.all([run(way), run(way, collector.dsn)]);
    expect(plain.code).toBe(7);
    expect(traced).toEqual(plain);
  });

  it('is held up by two seconds at most when the collector hangs, and not by one that is away', async () => {
    collector.answerWith('hangs');
    const [plain, hanging, away] = await Promise.all([
      run('throws in a timer'),
      run('throws, and says how it is held up', collector.dsn),
      run('throws, and would be held up for good', 'http://key@127.0.0.1:1/1'),
    ]);
    expect(hanging).toEqual({ ...plain, stdout: 'given up after 2000\n' });
    expect(away).toEqual({ ...plain, stdout: 'through within 2000\n' });
  });

  it('is not held up when its own listener decides that it lives', async () => {
    collector.answerWith('hangs');
    const { stdout } = await run('throws and has a listener', collector.dsn);
    expect(stdout).toBe('survived no yarn\n');
  });
});
