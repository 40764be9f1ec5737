import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parseDsn, systemClock } from '../../core/index';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';
import { selfSignedCertificate } from '../../testing/servers/self-signed-certificate';
import { createAsyncLocalActiveSpan } from '../async-local-active-span';
import { envelopeEndpoint } from './envelope-endpoint';
import { createHttpEnvelopeTransport } from './http-envelope-transport';

// Processes start in their own time on a busy machine.
jest.setTimeout(60_000);

const run = promisify(execFile);

/** A host that reports three times, one after the other, and ends. */
const PROGRAM = `
import { init } from './tracing.mjs';
const { tracer, flush } = init({ dsn: process.argv[2], tracesSampleRate: 1 });
const outcomes = [];
for (const name of ['one', 'two', 'three']) {
  const result = tracer.startSpan({ transaction: name }, () => 42);
  outcomes.push([result, await flush(5000)]);
}
console.log(JSON.stringify(outcomes));
`;

/** A host that dies of an error. */
const CRASH = `
import { init } from './tracing.mjs';
init({ dsn: process.argv[2], tracesSampleRate: 1 });
setTimeout(() => { throw new TypeError('no yarn'); });
`;

const certificate = selfSignedCertificate();
let folder: string;
let collector: FakeCollector;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-https-'));
  const files = { 'program.mjs': PROGRAM, 'crash.mjs': CRASH, 'certificate.pem': certificate.cert };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  buildSync({
    entryPoints: [path.join(__dirname, '../init.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: path.join(folder, 'tracing.mjs') },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  collector = await startFakeCollector({ certificate });
});
afterEach(() => collector.stop());

const receivedNames = () => collector.received.map(({ event }) => event.transaction);

describe('a host whose collector speaks https', () => {
  const runProgram = (program: string, trusted: Record<string, string>) =>
    run(process.execPath, [program, collector.dsn], { cwd: folder, env: trusted, timeout: 30_000 });

  it('delivers to one whose certificate it trusts, over one connection', async () => {
    const { stdout, stderr } = await runProgram('program.mjs', { NODE_EXTRA_CA_CERTS: 'certificate.pem' });
    expect({ outcomes: JSON.parse(stdout) as unknown, stderr }).toEqual({
      outcomes: [1, 2, 3].map(() => [42, true]),
      stderr: '',
    });
    expect(receivedNames()).toEqual(['one', 'two', 'three']);
    expect(collector.connections()).toBe(1);
  });

  it('is unharmed by one whose certificate it does not trust, and tells that nothing is delivered', async () => {
    const { stdout, stderr } = await runProgram('program.mjs', {});
    expect({ outcomes: JSON.parse(stdout) as unknown, stderr }).toEqual({
      outcomes: [1, 2, 3].map(() => [42, false]),
      stderr: '',
    });
    expect(collector.requests()).toBe(0);
  });

  it('delivers before it dies of an error', async () => {
    await expect(runProgram('crash.mjs', { NODE_EXTRA_CA_CERTS: 'certificate.pem' })).rejects.toMatchObject({
      code: 1,
    });
    expect(collector.received).toMatchObject([
      { item: { type: 'event' }, event: { exception: { values: [{ type: 'TypeError' }] } } },
    ]);
  });
});

describe('an event for a collector whose certificate is not trusted', () => {
  it('is kept for another attempt, and in the end counted as lost to the network', async () => {
    const transport = createHttpEnvelopeTransport({
      endpoint: envelopeEndpoint(parseDsn(collector.dsn), { name: 'clew.test', version: '1' }),
      clock: systemClock,
      activeSpan: createAsyncLocalActiveSpan(),
    });
    const quantities = { transaction: 1, span: 1 };
    transport.send({ type: 'transaction', eventId: 'a', payload: '{}', samplingContext: {}, quantities });
    expect(await transport.flush()).toBe(false);
    expect(transport.undelivered()).toHaveLength(1);
    expect(await transport.close()).toBe(false);
    expect(Object.fromEntries(transport.losses())).toEqual({ network_error: quantities });
  });
});
