import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const MOST_MEBIBYTES = 24;

/** What a program does that forgets to finish what it starts, and what it measures about itself. */
const LEAKING_PROGRAM = `
  import { createTracer } from '../core/index';
  import { createAsyncLocalActiveSpan } from './async-local-active-span';
  import { createProcessClock } from './process-clock';

  const tracer = createTracer({
    clock: createProcessClock(), activeSpan: createAsyncLocalActiveSpan(), tracesSampleRate: 1,
    platform: 'node', sdkName: 'clew.testing',
  });
  const heap = () => { globalThis.gc(); return process.memoryUsage().heapUsed; };
  const forgotten = tracer.startTransaction({ name: 'never finished' });
  const work = {
    'spans of one transaction': () => forgotten.startChild({ op: 'function', data: { text: 'x'.repeat(100) } }),
    'transactions': () => tracer.startTransaction({ name: 'forgotten' }).startChild({ op: 'function' }),
    'active spans': () => tracer.runWith(tracer.startTransaction({ name: 'active' }), () => tracer.activeSpan().startChild({})),
    'spans without a transaction': () => tracer.startSpan({ op: 'function' }, (span) => span.startChild({})),
  };
  const before = heap();
  for (const one of Object.values(work)) for (let count = 0; count < 250_000; count += 1) one();
  console.log((heap() - before) / 1024 / 1024);
`;

describe('a program that never finishes its spans', () => {
  it(`holds at most ${MOST_MEBIBYTES} MiB after a million of them`, async () => {
    const { outputFiles } = await build({
      stdin: { contents: LEAKING_PROGRAM, resolveDir: path.join(__dirname), loader: 'ts' },
      ...{ bundle: true, write: false, platform: 'node', format: 'cjs' },
    });
    const program = outputFiles[0]?.text ?? '';
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '-e', program]);
    expect(Number(stdout)).toBeGreaterThan(-MOST_MEBIBYTES);
    expect(Number(stdout)).toBeLessThan(MOST_MEBIBYTES);
  }, 60_000);
});
