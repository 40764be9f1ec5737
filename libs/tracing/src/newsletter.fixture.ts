import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createCopiedApplication, type CopiedApplication } from './testing/guide/copied-application';
import { follow, snippetsOf } from './testing/guide/readme-snippets';
import { startFakeCollector, type FakeCollector } from './testing/servers/fake-collector';

const EXAMPLE = path.resolve(__dirname, '../../../examples/newsletter');
const GUIDE = snippetsOf('README.md').filter(({ section }) => section === 'Copy the whole library');

/** A program of the newsletter, which has said that it is ready. */
export interface Program {
  /** The server's. */
  url: string;
  /** Asks it to stop. */
  stop(): void;
  /** How it ends: its code, and the signal that has ended it. */
  ended: Promise<unknown[]>;
}

export interface Newsletter {
  application: CopiedApplication;
  redis: RedisServer;
  /** Those of the running test. */
  collector: FakeCollector;
  mailService: MailService;
  start(program: 'server' | 'worker'): Promise<Program>;
}

interface MailService {
  url: string;
  /** Resolves with the headers of the first mail. */
  mail: Promise<http.IncomingHttpHeaders>;
  answerWith(status: number): void;
  stop(): Promise<void>;
}

/**
 * For the tests of a file: the example in an empty folder, with the library that it got by following the guide, built,
 * beside a Redis; for each test, a collector and a mail service.
 */
export function builtNewsletter(): Newsletter {
  // The compiler and two processes take their time.
  jest.setTimeout(120_000);
  const newsletter = { start: startProgram } as Newsletter;
  const programs: ChildProcess[] = [];

  beforeAll(async () => {
    newsletter.application = buildCopy();
    newsletter.redis = await startRedisServer();
  });
  beforeEach(async () => {
    [newsletter.collector, newsletter.mailService] = await Promise.all([
      startFakeCollector(),
      startMailService(),
    ]);
  });
  afterEach(async () => {
    for (const program of programs.splice(0)) program.kill('SIGKILL');
    await Promise.all([newsletter.collector.stop(), newsletter.mailService.stop()]);
  });
  afterAll(async () => {
    await newsletter.redis.stop();
    newsletter.application.delete();
  });

  async function startProgram(program: 'server' | 'worker'): Promise<Program> {
    const { application, collector, mailService, redis } = newsletter;
    const project = { server: 1, worker: 2 }[program];
    const child = spawn(process.execPath, [`dist/${program}.js`], {
      cwd: path.join(application.folder, 'examples/newsletter'),
      env: {
        ...process.env,
        ...{ PORT: '0', REDIS_URL: redis.url, MAIL_URL: mailService.url },
        CLEW_DSN: collector.dsn.replace(/\d+$/, String(project)),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    programs.push(child);
    const ended = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const [url = ''] = /http:\S+/.exec(line.toString()) ?? [];
    return { url, stop: () => void child.kill(), ended };
  }
  return newsletter;
}

/** Asks a program to stop; it ends by itself, and is content. */
export async function stopped(program: Program): Promise<void> {
  program.stop();
  expect(await program.ended).toEqual([0, null]);
}

function buildCopy(): CopiedApplication {
  const application = createCopiedApplication();
  follow(application, GUIDE);
  application.copy('.', 'examples/newsletter', EXAMPLE);
  application.link('@clew/tracing', path.join(application.folder, 'libs/tracing'));
  for (const name of ['bullmq', 'express', 'ioredis', 'better-sqlite3']) application.link(name);
  for (const name of ['node', 'express', 'better-sqlite3']) application.link(`@types/${name}`);
  application.link('.bin/esbuild');
  const cwd = path.join(application.folder, 'examples/newsletter');
  execFileSync('npm', ['run', 'build'], { cwd, stdio: 'pipe' });
  return application;
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
