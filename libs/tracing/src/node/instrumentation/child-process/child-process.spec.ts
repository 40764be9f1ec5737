import { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  describeExitPointContract,
  describeLocalOperationContract,
  testingTracer,
  type ExitPointHarness,
  type LocalOperationHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentChildProcess } from './child-process';
import { continueTraceFromEnvironment } from './environment';
import { commandOf } from './span';

const run = promisify(execFile);
const PRINT = ['-c', 'echo "$SENTRY_TRACE|$SENTRY_BAGGAGE"'];
const failing = (error: unknown): unknown => error;

describeLocalOperationContract('child_process', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): LocalOperationHarness => {
    const removers = Array.from({ length: times }, () => instrumentChildProcess(tracer));
    return {
      ...{ op: 'subprocess', description: 'echo', expectedResult: { stdout: 'red\n', stderr: '' } },
      run: () => run('echo', ['red'], Object.freeze({ env: Object.freeze({ PATH: process.env['PATH'] }) })),
      fail: () => run('sh', ['-c', 'exit 3']).catch(failing),
      stop: () => removers.forEach((remove) => remove()),
    };
  },
});

describeExitPointContract('child_process that propagates', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): ExitPointHarness => {
    const options = { propagate: true };
    const removers = Array.from({ length: times }, () => instrumentChildProcess(tracer, options));
    const endless: (() => void)[] = [];
    return {
      ...{ op: 'subprocess', description: 'sh' },
      async send() {
        const { stdout, stderr } = await run('sh', PRINT);
        const [sentryTrace, baggage] = stdout.trim().split('|');
        return { sentryTrace: sentryTrace || undefined, baggage: baggage || undefined, rest: stderr };
      },
      fail: () => run('sh', ['-c', 'exit 3']).catch(failing),
      async hang() {
        const child = spawn('sleep', ['1000']);
        endless.push(() => child.kill());
        await once(child, 'spawn');
      },
      stop: () => [...removers, ...endless].forEach((end) => end()),
    };
  },
});

describe('the span of a child process', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const folder = mkdtempSync(path.join(tmpdir(), 'clew-child-'));
  const script = path.join(folder, 'child.cjs');
  writeFileSync(script, 'process.send(process.env.SENTRY_TRACE ?? "none"); process.disconnect();');
  let remove: () => void;

  beforeEach(() => {
    remove = instrumentChildProcess(tracer);
  });
  afterEach(() => {
    remove();
    transport.expectNothingUnclaimed();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function spanOf(work: () => unknown): Promise<unknown> {
    await tracer.startSpan({ transaction: 'caller' }, async () => work());
    const { spans } = await transport.take('caller');
    expect(JSON.stringify(spans)).not.toContain('canary');
    expect(spans).toHaveLength(1);
    return spans[0];
  }

  it.each<[string, () => unknown, string]>([
    ['exec', () => promisify(exec)('echo canary'), 'echo'],
    ['exec with a secret in front', () => promisify(exec)('TOKEN=canary echo x'), '/bin/sh'],
    ['execFile', () => promisify(execFile)('echo', ['canary']), 'echo'],
    ['spawn', () => once(spawn('echo', ['canary']), 'close'), 'echo'],
    ['spawn of a shell', () => once(spawn('echo canary', { shell: true }), 'close'), 'echo'],
    ['fork', () => once(fork(script, ['canary']), 'exit'), process.execPath],
    ['spawnSync', () => spawnSync('echo', ['canary']), 'echo'],
    ['spawnSync of a shell', () => spawnSync('echo', ['canary'], { shell: true }), 'echo'],
    ['execSync', () => execSync('echo canary'), 'echo'],
    ['execFileSync', () => execFileSync('echo', ['canary'], { encoding: 'utf8' }), 'echo'],
  ])('is one for %s, and names the command without its arguments', async (_way, work, description) => {
    expect(await spanOf(work)).toMatchObject({
      ...{ op: 'subprocess', description, status: 'ok' },
      data: { exit_code: 0 },
    });
  });

  it.each<[string, () => unknown, string, object]>([
    ['code', () => run('sh', ['-c', 'exit 3']).catch(failing), 'internal_error', { exit_code: 3 }],
    [
      'signal of its own',
      () => run('sh', ['-c', 'kill -9 $$']).catch(failing),
      'aborted',
      { signal: 'SIGKILL' },
    ],
    ['kill', () => killed(), 'cancelled', { signal: 'SIGTERM' }],
    ['abort', () => aborted(), 'cancelled', {}],
    ['missing file', () => run('/no/such/command').catch(failing), 'not_found', {}],
    ['file that is none', () => run('/').catch(failing), 'permission_denied', {}],
    [
      'code, in execSync',
      () => thrownBy(() => execSync('exit 3', { stdio: 'ignore' })),
      'internal_error',
      { exit_code: 3 },
    ],
    ['code, in spawnSync', () => spawnSync('false'), 'internal_error', { exit_code: 1 }],
    ['missing file, in spawnSync', () => spawnSync('/no/such/command'), 'not_found', {}],
    [
      'missing file, in execFileSync',
      () => thrownBy(() => execFileSync('/no/such/command')),
      'not_found',
      {},
    ],
    [
      'time that is over, in spawnSync',
      () => spawnSync('sleep', ['9'], { timeout: 1 }),
      'deadline_exceeded',
      {},
    ],
  ])('tells how it ended: %s', async (_end, work, status, data) => {
    const span = (await spanOf(work)) as { data?: object };
    expect(span).toMatchObject({ op: 'subprocess', status });
    expect(span.data ?? {}).toMatchObject(data);
  });

  it.each([
    ['exec', () => exec(7 as unknown as string)],
    ['spawn', () => spawn('')],
    ['spawnSync', () => spawnSync('echo', 'x' as unknown as [])],
    ['execSync', () => execSync('echo', 7 as never)],
  ])('leaves the error of bad arguments to the caller: %s', (_name, work) => {
    const [traced] = [tracer.startSpan({ transaction: 'caller' }, () => thrownBy(work))];
    transport.takeAll();
    remove();
    expect(String(traced)).toBe(String(thrownBy(work)));
  });

  it('holds the arguments when it is told to', async () => {
    remove();
    remove = instrumentChildProcess(tracer, { recordArguments: true });
    expect(await spanOf(() => run('echo', ['a', 'b']))).toMatchObject({ description: 'echo a b' });
    expect(await spanOf(() => execSync('echo a | cat'))).toMatchObject({ description: 'echo a | cat' });
  });

  it('tells the child nothing by default', async () => {
    expect((await outcomeOf(() => run('sh', PRINT))).stdout).toBe('|\n');
    expect(await outcomeOf(async () => String((await once(fork(script), 'message'))[0]))).toBe('none');
  });

  async function outcomeOf<T>(work: () => Promise<T>): Promise<T> {
    const outcome = await tracer.startSpan({ transaction: 'caller' }, work);
    transport.takeAll();
    return outcome;
  }

  describe('that propagates', () => {
    beforeEach(() => {
      remove();
      remove = instrumentChildProcess(tracer, { propagate: true });
    });

    it.each<[string, (env?: NodeJS.ProcessEnv) => unknown]>([
      ['spawnSync', (env) => spawnSync('sh', PRINT, env ? { env } : {}).stdout],
      ['execSync', (env) => execSync(PRINT[1] ?? '', env && { env })],
      ['execFileSync', (env) => execFileSync('sh', PRINT, env && { env })],
      ['exec', async (env) => (await promisify(exec)(PRINT[1] ?? '', env && { env })).stdout],
    ])('hands the trace to %s, and leaves the environment of the caller as it is', async (_name, work) => {
      const env = Object.freeze({ PATH: process.env['PATH'], OWN: '1' });
      for (const given of [undefined, env]) {
        const printed = await outcomeOf(async () => String(await work(given)));
        expect(printed).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}-1\|sentry-trace_id=.*\n$/);
      }
      expect(process.env['SENTRY_TRACE']).toBeUndefined();
    });

    it("leaves a trace that the caller has set, and replaces one that is this process's own", async () => {
      const own = { ...process.env, SENTRY_TRACE: 'mine' };
      expect((await outcomeOf(() => run('sh', PRINT, { env: own }))).stdout).toMatch(/^mine\|/);
      process.env['SENTRY_TRACE'] = 'inherited';
      try {
        for (const options of [{}, { env: { ...process.env } }]) {
          expect((await outcomeOf(() => run('sh', PRINT, options))).stdout).toMatch(/^[0-9a-f]{32}-/);
        }
      } finally {
        delete process.env['SENTRY_TRACE'];
      }
    });
  });

  it('is what a child process continues from its environment', () => {
    const environment = {
      SENTRY_TRACE: `${'a'.repeat(32)}-${'b'.repeat(16)}-1`,
      SENTRY_BAGGAGE: 'sentry-release=7',
    };
    const continued = continueTraceFromEnvironment(tracer, { name: 'render' }, environment);
    expect([continued.traceId, continued.parentSpanId]).toEqual(['a'.repeat(32), 'b'.repeat(16)]);
    expect(tracer.propagationHeaders(continued).baggage).toContain('sentry-release=7');
    for (const SENTRY_TRACE of ['', 'garbage']) {
      expect(
        continueTraceFromEnvironment(tracer, { name: 'x' }, { SENTRY_TRACE }).parentSpanId,
      ).toBeUndefined();
    }
    expect(continueTraceFromEnvironment(tracer, { name: 'x' }).parentSpanId).toBeUndefined();
  });
});

describe('the command of a shell', () => {
  it.each([
    ['git push https://user:canary@host', 'git'],
    ['  ./build.sh canary', './build.sh'],
    ['A=canary B="c d" psql', '/bin/sh'],
    ['(cd canary && ls)', '/bin/sh'],
    ['$CANARY', '/bin/sh'],
    ['', '/bin/sh'],
  ])('%j is described as %s', (commandLine, description) => {
    expect(commandOf({ file: '/bin/sh', args: ['-c', commandLine], shell: true })).toBe(description);
  });
});

async function killed(): Promise<unknown> {
  const child = spawn('sleep', ['1000']);
  child.once('spawn', () => child.kill());
  return once(child, 'exit');
}

async function aborted(): Promise<unknown> {
  const controller = new AbortController();
  const child = spawn('sleep', ['1000'], { signal: controller.signal });
  child.once('spawn', () => controller.abort());
  return once(child, 'error');
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
