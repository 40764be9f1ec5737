import { exec, execFile, execSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  describeExitPointContract,
  describeLocalOperationContract,
  testingTracer,
  type ExitPointHarness,
  type LocalOperationHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentChildProcess } from './child-process';

const run = promisify(execFile);
const failing = (error: unknown): unknown => error;

describeLocalOperationContract('child_process', {
  endless: 'is kept',
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): LocalOperationHarness => {
    const removers = Array.from({ length: times }, () => instrumentChildProcess(tracer));
    const endless: (() => void)[] = [];
    return {
      ...{ op: 'subprocess', description: 'echo', expectedResult: { stdout: 'red\n', stderr: '' } },
      run: () => run('echo', ['red'], Object.freeze({ env: Object.freeze({ PATH: process.env['PATH'] }) })),
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

describeExitPointContract('child_process that propagates', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): ExitPointHarness => {
    const options = { propagate: true };
    const removers = Array.from({ length: times }, () => instrumentChildProcess(tracer, options));
    const endless: (() => void)[] = [];
    return {
      ...{ op: 'subprocess', description: 'sh' },
      async send() {
        const { stdout, stderr } = await run('sh', ['-c', 'echo "$SENTRY_TRACE|$SENTRY_BAGGAGE"']);
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

describe('the arguments of a child process', () => {
  it.each([
    ['exec', () => exec(7 as unknown as string)],
    ['spawn', () => spawn('')],
    ['spawnSync', () => spawnSync('echo', 'x' as unknown as [])],
    ['execSync', () => execSync('echo', 7 as never)],
  ])('get the same error as ever when they are wrong: %s', (_name, work) => {
    const { tracer } = testingTracer(createAsyncLocalActiveSpan());
    const remove = instrumentChildProcess(tracer);
    const traced = tracer.startSpan({ transaction: 'caller' }, () => thrownBy(work));
    remove();
    expect(String(traced)).toBe(String(thrownBy(work)));
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
