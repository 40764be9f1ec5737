import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startRedisServer, type RedisServer } from '@clew/private-redis';
import type { ErrorEvent } from './core/index';
import { createCopiedApplication, type CopiedApplication } from './testing/guide/copied-application';
import { drawTransactions } from './testing/draw-transactions';
import { startFakeCollector, type FakeCollector } from './testing/servers/fake-collector';
import { follow, snippetsOf } from './testing/guide/readme-snippets';

/** The compiler and two processes take their time. */
jest.setTimeout(120_000);

const EXAMPLE = path.resolve(__dirname, '../../../examples/newsletter');
const GUIDE = snippetsOf('README.md').filter(({ section }) => section === 'Copy the whole library');
const TREES = snippetsOf('../../examples/newsletter/README.md')
  .filter(({ language }) => language === 'text')
  .map(({ text }) => text);

let application: CopiedApplication;
let redis: RedisServer;
let collector: FakeCollector;
let mailService: MailService;

beforeAll(async () => {
  application = createCopiedApplication();
  follow(application, GUIDE);
  application.copy('.', 'examples/newsletter', EXAMPLE);
  application.link('@clew/tracing', path.join(application.folder, 'libs/tracing'));
  for (const name of ['bullmq', 'express', 'ioredis', 'better-sqlite3']) application.link(name);
  for (const name of ['node', 'express', 'better-sqlite3']) application.link(`@types/${name}`);
  application.link('.bin/esbuild');
  execFileSync('npm', ['run', 'build'], { cwd: newsletter(), stdio: 'pipe' });
  redis = await startRedisServer();
});
beforeEach(async () => {
  [collector, mailService] = await Promise.all([startFakeCollector(), startMailService()]);
});
afterEach(async () => {
  await Promise.all([collector.stop(), mailService.stop()]);
});
afterAll(async () => {
  await redis.stop();
  application.delete();
});

const newsletter = (): string => path.join(application.folder, 'examples/newsletter');

interface MailService {
  url: string;
  /** Resolves with the headers of the first mail. */
  mail: Promise<http.IncomingHttpHeaders>;
  answerWith(status: number): void;
  stop(): Promise<void>;
}

async function startMailService(): Promise<MailService> {
  let status = 202;
  let arrive: (headers: http.IncomingHttpHeaders) => void;
  const mail = new Promise<http.IncomingHttpHeaders>((resolve) => (arrive = resolve));
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status).end();
      arrive(request.headers);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mail,
    answerWith: (next) => void (status = next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts a program; resolves with it and its first line, by which it says that it is ready. */
async function start(program: 'server' | 'worker'): Promise<{ process: ChildProcess; line: string }> {
  const project = { server: 1, worker: 2 }[program];
  const child = spawn(process.execPath, [`dist/${program}.js`], {
    cwd: newsletter(),
    env: {
      ...process.env,
      ...{ PORT: '0', REDIS_URL: redis.url, MAIL_URL: mailService.url },
      CLEW_DSN: collector.dsn.replace(/\d+$/, String(project)),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, line: line.toString() };
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill();
  expect(await once(child, 'exit')).toEqual([0, null]);
}

/** Signs one person up, waits for the mail, and ends both programs. */
async function signUp(email: string): Promise<{ status: number; mail: http.IncomingHttpHeaders }> {
  const [server, worker] = await Promise.all([start('server'), start('worker')]);
  const [url = ''] = /http:\S+/.exec(server.line) ?? [];
  const { status } = await fetch(`${url}/subscribers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, name: 'Ada' }),
  });
  const mail = await mailService.mail;
  await Promise.all([stop(server.process), stop(worker.process)]);
  return { status, mail };
}

const received = (type: string) => collector.received.filter(({ item }) => item.type === type);

function drawn(): string {
  const lines = drawTransactions(received('transaction').map(({ event }) => event));
  return `${lines.join('\n').replaceAll(mailService.url, 'http://127.0.0.1:8081')}\n`;
}

describe('the newsletter, traced by following the guide', () => {
  it('type-checks', () => {
    expect(application.run('typescript/bin/tsc', '-p', 'examples/newsletter')).toBe('');
  });

  it('shows a sign-up as one trace of two services, and tells the mail service nothing', async () => {
    const { status, mail } = await signUp('ada@example.org');
    expect(status).toBe(201);
    expect(mail).not.toHaveProperty('sentry-trace');
    expect(drawn()).toBe(TREES[0]);
    const projects = received('transaction').map(({ path: url, event }) => [url, event.contexts.trace.op]);
    expect(projects.sort()).toEqual([
      ['/api/1/envelope/', 'http.server'],
      ['/api/2/envelope/', 'queue.process'],
    ]);
  });

  it('shows where a sign-up has failed, and reports the error with that trace', async () => {
    mailService.answerWith(503);
    expect((await signUp('grace@example.org')).status).toBe(201);
    expect(drawn()).toBe(TREES[1]);
    const [worker] = received('transaction').filter(({ path: url }) => url.startsWith('/api/2/'));
    const errors = received('event').map(({ event }) => event as unknown as ErrorEvent);
    expect(errors).toMatchObject([
      {
        transaction: 'send-welcome-mail',
        exception: { values: [{ value: 'the mail service answered with 503' }] },
        contexts: { trace: { trace_id: worker?.event.contexts.trace.trace_id } },
      },
    ]);
    expect(JSON.stringify(collector.received)).not.toContain('grace@');
  });
});
