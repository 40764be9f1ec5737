import { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentChildProcess } from './child-process';
import { commandOf } from './span';

const run = promisify(execFile);
const failing = (error: unknown): unknown => error;
const caught = (work: () => unknown) => new Promise((resolve) => resolve(work())).catch(failing);

describe('the span of a child process', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const folder = mkdtempSync(path.join(tmpdir(), 'clew-child-'));
  const script = path.join(folder, 'child.cjs');
  writeFileSync(script, '');
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
      () => caught(() => execSync('exit 3', { stdio: 'ignore' })),
      'internal_error',
      { exit_code: 3 },
    ],
    ['code, in spawnSync', () => spawnSync('false'), 'internal_error', { exit_code: 1 }],
    ['missing file, in spawnSync', () => spawnSync('/no/such/command'), 'not_found', {}],
    ['missing file, in execFileSync', () => caught(() => execFileSync('/no/such/command')), 'not_found', {}],
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

  it('holds the number of the process', async () => {
    let pid: number | undefined;
    const span = await spanOf(() => {
      const child = spawn('true');
      ({ pid } = child);
      return once(child, 'close');
    });
    expect(span).toMatchObject({ data: { pid } });
    expect(pid).toBeGreaterThan(0);
  });

  it('holds the arguments when it is told to', async () => {
    remove();
    remove = instrumentChildProcess(tracer, { recordArguments: true });
    expect(await spanOf(() => run('echo', ['a', 'b']))).toMatchObject({ description: 'echo a b' });
    expect(await spanOf(() => execSync('echo a | cat'))).toMatchObject({ description: 'echo a | cat' });
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
