import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TransactionEvent } from '../core/index';
import { drawTransactions } from '../testing/draw-transactions';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';

const ROOT = path.resolve(__dirname, '../../../..');
const samplesIn = (text: string, language: string) =>
  [...text.matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code);

const fixture = readFileSync(path.join(__dirname, 'text-samples.md'), 'utf8');
const [setUp = '', server = '', withSpans = '', manual = '', child = ''] = samplesIn(fixture, 'javascript');

/** A visitor who is among the 25 percent; a port that is free; and a way to say when all requests have been made. */
const HOST = `
  Math.random = () => 0.2;
  const { application } = require('express');
  const { listen } = application;
  application.listen = function () {
    const server = listen.call(this, 0, '127.0.0.1', () => process.send(server.address().port));
  };
  process.on('message', () => Sentry.close().then((delivered) => process.exit(delivered ? 0 : 1)));
`;
const HANDLERS = `
  app.use(Sentry.Handlers.requestHandler());
  app.use(Sentry.Handlers.tracingHandler());
`;
const QUEUE = `
  const getFromQueue = () => ({ id: 7, getTransaction: () => 'process an item' });
`;
const REST = `
  app.get('/users/:id', (request, response) => void response.end('ok'));
  app.get('/broken', () => { throw new Error('no yarn'); });
`;

/** The programs of the samples: what the text leaves to its reader is the host's own code around them. */
const PROGRAMS: Record<string, string> = {
  'set-up': `${setUp}
    let state = 42;
    Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    for (let index = 0; index < 1000; index += 1) {
      Sentry.getCurrentHub().startSpan({ op: 'task', transaction: 'one of a thousand' }).finish();
    }
    process.on('message', () => Sentry.close(30_000).then((delivered) => process.exit(delivered ? 0 : 1)));
    process.send(0);`,
  server: HOST + server.replace('// the rest of your app', REST),
  'with-spans': `${HOST}${withSpans}${HANDLERS}
    app.use(function authenticate(request, response, next) { next(); });
    app.get('/users/:id', (request, response) => {
      require('http').get(process.env.ITEMS + '/items/1', (answer) => answer.resume().on('end', () => response.end()));
    });
    app.listen(3000);`,
  manual: `${HOST}${QUEUE}
    const processItem = async () => undefined;
    ${server.replace('// the rest of your app', manual + REST)}`,
  child: `${HOST}${QUEUE}
    const getFoobarSessionid = (response) => response.headers['x-foobar-session'];
    const http = { get: (path, onResponse) => require('http').get(process.env.ITEMS + path, onResponse) };
    ${withSpans}${HANDLERS}${child}${manual}${REST}
    app.listen(3000);`,
};

let folder: string;
let collector: FakeCollector;
let items: http.Server;
let program: ChildProcess | undefined;
const received: http.IncomingHttpHeaders[] = [];
const originOf = (listening: http.Server) => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-samples-'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  items = http.createServer((request, response) => {
    received.push(request.headers);
    response.setHeader('x-foobar-session', 'session 1').end('{}');
  });
  items.listen(0, '127.0.0.1');
  await once(items, 'listening');
});
afterAll(async () => {
  await new Promise((resolve) => items.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  collector = await startFakeCollector();
  received.length = 0;
});
afterEach(async () => {
  program?.kill();
  await collector.stop();
});

/** Runs a sample in a process of its own, makes these requests to it, and answers with what it has sent. */
async function run(name: string, ...paths: string[]): Promise<TransactionEvent[]> {
  const outfile = path.join(folder, `${name}.cjs`);
  const contents = String(PROGRAMS[name])
    .replaceAll('___PUBLIC_DSN___', collector.dsn)
    .replaceAll('"@sentry/node"', '"@clew/tracing/node/sentry"')
    .replaceAll('"@sentry/apm"', '"@clew/tracing/node/apm"');
  await build({
    stdin: { contents, resolveDir: __dirname },
    ...{ bundle: true, platform: 'node', format: 'cjs', external: ['express'], outfile },
  });
  const env = { ...process.env, ITEMS: originOf(items), NODE_ENV: 'test' };
  program = fork(outfile, { cwd: folder, env, execArgv: [], silent: true });
  const [port] = (await once(program, 'message')) as [number];
  for (const requested of paths) await (await fetch(`http://127.0.0.1:${port}${requested}`)).text();
  const ended = once(program, 'exit');
  program.send('the end');
  expect((await ended)[0]).toBe(0);
  return ofType('transaction');
}

const ofType = (type: string) =>
  collector.received.filter(({ item }) => item.type === type).map(({ event }) => event);

describe('the Node samples of the text', () => {
  // Made of the text itself, of what stands between its fences, in the sections "Python" and "Node.js":
  //   awk '/^```/ { inside = /^```python$/; next } inside' text.md | sha256sum
  //   sed -n '/^### Node.js$/,$p' text.md | awk '/^```/ { inside = /^```javascript$/; next } inside' | sha256sum
  it.each([
    ['javascript', 5, 'aa755cc4eb789e92d7885144b036308d2a62dfebfa8d2ebe71c9e5a025804cbe'],
    ['python', 4, '51068f0f7af35fe5881c09ff957973ed42a611c6135612f1789d9b9138fd099e'],
  ])('are those of the text, word for word: %s', (language, count, checksum) => {
    const samples = samplesIn(fixture, language);
    expect(samples).toHaveLength(count);
    expect(createHash('sha256').update(samples.join('')).digest('hex')).toBe(checksum);
  });

  it('send 25 percent of all transactions', async () => {
    const sent = await run('set-up');
    expect(Math.abs(sent.length - 250)).toBeLessThan(45);
    expect(new Set(drawTransactions(sent))).toEqual(new Set(['transaction task one of a thousand']));
    const traces = new Set(sent.map(({ contexts }) => contexts.trace.trace_id));
    expect(traces.size).toBe(sent.length);
  });

  it('send a trace of every request, and the errors', async () => {
    const sent = await run('server', '/users/7', '/broken');
    expect(drawTransactions(sent)).toEqual([
      'transaction http.server GET /users/:id ok',
      'transaction http.server GET /broken internal_error',
    ]);
    expect(ofType('event')).toMatchObject([
      {
        exception: { values: [{ value: 'no yarn' }] },
        contexts: { trace: { trace_id: sent[1]?.contexts.trace.trace_id } },
      },
    ]);
  });

  it('have spans for requests and middleware', async () => {
    const sent = await run('with-spans', '/users/7');
    expect(drawTransactions(sent)).toEqual([
      'transaction http.server GET /users/:id ok',
      '  middleware authenticate ok',
      `  http.client GET ${originOf(items)}/items/1 ok`,
    ]);
    expect(received).toMatchObject([
      { 'sentry-trace': `${sent[0]?.contexts.trace.trace_id}-${sent[0]?.spans[1]?.span_id}-1` },
    ]);
  });

  it('send a transaction of their own making, and the request proceeds', async () => {
    expect(drawTransactions(await run('manual', '/users/7'))).toEqual([
      'transaction http.server GET /users/:id ok',
      '  transaction task process an item',
    ]);
  });

  it('add a span to it, with a tag and data: the request that follows is that span, and no second one', async () => {
    const sent = await run('child', '/users/7');
    expect(drawTransactions(sent)).toEqual([
      'transaction http.server GET /users/:id ok',
      '  middleware processItems ok',
      '    transaction task process an item',
      '      http GET /',
    ]);
    const [item] = sent.filter(({ transaction }) => transaction === 'process an item');
    expect(item?.spans).toMatchObject([
      { tags: { 'http.status_code': '200' }, data: { 'http.foobarsessionid': 'session 1' } },
    ]);
    expect(received[0]?.['sentry-trace']).toBe(
      `${item?.contexts.trace.trace_id}-${item?.spans[0]?.span_id}-1`,
    );
  });
});
