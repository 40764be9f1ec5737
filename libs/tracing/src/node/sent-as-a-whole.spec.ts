/** "Individual spans are never sent": nothing of a transaction leaves the process before it is closed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';
import { init } from './init';

let collector: FakeCollector;
beforeEach(async () => {
  collector = await startFakeCollector();
});
afterEach(() => collector.stop());

/** Finishes ten spans, says so, and finishes their transaction once it hears of it. */
const PROGRAM = `
  import { init } from './init';
  const { tracer, close } = init({ dsn: process.env.DSN, tracesSampleRate: 1 });
  const transaction = tracer.startTransaction({ name: 'import' });
  for (let row = 0; row < 10; row += 1) transaction.startChild({ op: 'sql.query' }).finish();
  process.stdin.once('data', async () => {
    transaction.finish();
    console.log(await close());
    process.exit();
  });
  console.log('ten spans are finished');
`;

async function startProgram() {
  const { outputFiles } = await build({
    stdin: {
      contents: PROGRAM,
      resolveDir: __dirname,
      loader: 'ts',
      sourcefile: path.join(__dirname, 'x.ts'),
    },
    ...{ bundle: true, write: false, platform: 'node', format: 'cjs' },
  });
  const program = outputFiles[0]?.text ?? '';
  const child = spawn(process.execPath, ['-e', program], { env: { ...process.env, DSN: collector.dsn } });
  await once(child.stdout, 'data');
  return child;
}

describe('the spans of a transaction', () => {
  it('stay in the process until it is closed, and are then sent with it as one item', async () => {
    const { tracer, flush, close } = init({ dsn: collector.dsn, tracesSampleRate: 1 });
    const transaction = tracer.startTransaction({ name: 'import' });
    for (let row = 0; row < 10; row += 1) transaction.startChild({ op: 'sql.query' }).finish();
    expect([await flush(), collector.requests()]).toEqual([true, 0]);
    transaction.finish();
    expect([await close(), collector.requests()]).toEqual([true, 1]);
    expect(collector.received.map(({ item, event }) => [item.type, event.spans.length])).toEqual([
      ['transaction', 10],
    ]);
  });

  it('die with a process that is killed before, and nothing was ever sent of them', async () => {
    const child = await startProgram();
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(collector.requests()).toBe(0);
  });

  it('are sent by the same process when it lives', async () => {
    const child = await startProgram();
    child.stdin.end('go on');
    const [delivered] = (await once(child.stdout, 'data')) as [Buffer];
    await once(child, 'close');
    expect([String(delivered).trim(), collector.received.map(({ event }) => event.transaction)]).toEqual([
      'true',
      ['import'],
    ]);
  });
});
