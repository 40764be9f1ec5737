import { exec, execFile, execFileSync, execSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentChildProcess } from './child-process';
import { continueTraceFromEnvironment } from './environment';

const run = promisify(execFile);
const PRINT = ['-c', 'echo "$SENTRY_TRACE|$SENTRY_BAGGAGE"'];

describe('the environment of a child process', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  let remove: () => void;

  beforeEach(() => {
    remove = instrumentChildProcess(tracer);
  });
  afterEach(() => {
    remove();
    transport.expectNothingUnclaimed();
  });

  async function outcomeOf<T>(work: () => Promise<T>): Promise<T> {
    const outcome = await tracer.startSpan({ transaction: 'caller' }, work);
    transport.takeAll();
    return outcome;
  }

  it('says nothing of the trace by default', async () => {
    expect((await outcomeOf(() => run('sh', PRINT))).stdout).toBe('|\n');
    const folder = mkdtempSync(path.join(tmpdir(), 'clew-child-'));
    const script = path.join(folder, 'child.cjs');
    writeFileSync(script, 'process.send(process.env.SENTRY_TRACE ?? "none"); process.disconnect();');
    expect(await outcomeOf(() => once(fork(script), 'message'))).toContain('none');
    rmSync(folder, { recursive: true });
  });

  describe('to which the trace is propagated', () => {
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

  it('is what the child continues the trace from', () => {
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
