import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEchoServer, type EchoServer } from '../testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '../../../..');

/** A program of ES modules, which imports `get` by name, as bundles do. */
const PROGRAM = `
import './tracing.mjs';
import { get } from 'node:http';
import { tracing } from './tracing.mjs';
const [, , url, fails] = process.argv;
tracing.tracer.startSpan({ transaction: 'program' }, () => new Promise((resolve) => {
  get(url, (response) => response.resume().on('end', resolve));
})).then(() => {
  if (fails) throw new Error('the host has failed');
});
`;
const TRACING = `
import { init } from '@clew/tracing/node';
const [, , url, , dsn = process.env.DSN] = process.argv;
export const tracing = init({ dsn, tracesSampleRate: 1, tracingOrigins: [url] });
`;

let folder: string;
let collector: FakeCollector;
let service: EchoServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-process-'));
  writeFileSync(path.join(folder, 'program.mjs'), PROGRAM);
  writeFileSync(path.join(folder, 'tracing-source.mjs'), TRACING);
  const esbuild = path.join(ROOT, 'node_modules/.bin/esbuild');
  await run(esbuild, [
    path.join(folder, 'tracing-source.mjs'),
    ...['--bundle', '--platform=node', '--format=esm', `--outfile=${path.join(folder, 'tracing.mjs')}`],
    `--alias:@clew/tracing/node=${path.resolve(__dirname, 'index.ts')}`,
  ]);
  [collector, service] = await Promise.all([startFakeCollector(), startEchoServer()]);
});
afterAll(async () => {
  await Promise.all([collector.stop(), service.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

function runProgram(dsn: string, ...args: string[]) {
  const env = { ...process.env, DSN: dsn };
  return run(process.execPath, ['program.mjs', service.origin, ...args], {
    cwd: folder,
    env,
    timeout: 20_000,
  });
}

describe('a process of ES modules', () => {
  it('ends by itself, with its transaction delivered and its named imports traced', async () => {
    const { stderr } = await runProgram(collector.dsn);
    expect(stderr).toBe('');
    const [{ event } = { event: undefined }] = collector.received;
    expect(event?.spans).toMatchObject([
      { op: 'http.client', description: `GET ${service.origin}/`, status: 'ok' },
    ]);
  });

  it('ends by itself when the collector is away', async () => {
    const { stderr } = await runProgram('http://key@127.0.0.1:1/1');
    expect(stderr).toBe('');
  });

  it('fails as it would without tracing', async () => {
    await expect(runProgram(collector.dsn, 'fails')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Error: the host has failed'),
    });
  });

  it('is told once, in one line, about a DSN that cannot be used', async () => {
    const { stderr } = await runProgram('nonsense');
    expect(stderr).toContain(
      'TracingWarning: nothing will be sent: the DSN cannot be used, because it is not a URL',
    );
    expect(stderr.match(/TracingWarning/g)).toHaveLength(1);
  });
});
