import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { startRedisServer, type RedisServerOptions } from '@clew/private-redis';
import { ConfigurationError } from '@clew/service-host';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Redis } from 'ioredis';
import { connectRedis } from './connect-redis';

const EXIT_DEADLINE_MS = 2_000;
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startServer(settings: RedisServerOptions['settings'] = {}) {
  const server = await startRedisServer({ settings });
  cleanups.push(() => server.stop());
  return server;
}

async function connect(url: string) {
  const redis = await connectRedis(url, { service: 'yarn-service' });
  cleanups.push(() => redis.disconnect());
  return redis;
}

/** Unlike Node's `once`, not disturbed by the error that comes with an outage. */
function next(redis: Redis, event: string): Promise<void> {
  return new Promise((resolve) => redis.once(event, () => resolve()));
}

/** The address of something that listens and is no Redis. */
async function startStranger(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stoppedUrl(): Promise<string> {
  const server = await startServer();
  await server.stop();
  return server.url;
}

const lockedUrl = async () => (await startServer({ requirepass: 'secret' })).url;
const frozenUrl = async () => {
  const server = await startServer();
  server.freeze();
  return server.url;
};

describe('connecting to Redis', () => {
  it('hands out a client that works', async () => {
    const redis = await connect((await startServer()).url);
    await expect(redis.ping()).resolves.toBe('PONG');
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    ['nothing listens', stoppedUrl, /ECONNREFUSED/],
    ['Redis hangs', frozenUrl, /no answer within 1500 ms/],
    ['nobody answers', () => startStranger(() => undefined), /no answer within 1500 ms/],
    [
      'the connection is closed',
      () => startStranger((socket) => socket.once('data', () => socket.end())),
      /Connection is closed/,
    ],
    [
      'something else answers',
      () => startStranger((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      /Unknown RESP type/,
    ],
    ['a password is missing', lockedUrl, /NOAUTH/],
    ['the password is wrong', async () => (await lockedUrl()).replace('//', '//:hunter2@'), /WRONGPASS/],
    ['there is no such host', () => Promise.resolve('redis://:hunter2@redis.invalid'), /redis\.invalid/],
  ])('says in one line that names REDIS_URL, and in time, that %s', async (_case, start, reason) => {
    const url = await start();
    const { hostname, port } = new URL(url);
    const started = performance.now();
    const problem = await connect(url).then(
      () => new Error('the connection was made'),
      (error: Error) => error,
    );
    expect(performance.now() - started).toBeLessThan(EXIT_DEADLINE_MS);
    expect(problem).toBeInstanceOf(ConfigurationError);
    expect(problem.message).toMatch(/^REDIS_URL: no Redis answers at \S+:\d+ \(.+\): start one there, or /);
    expect(problem.message).toContain(` ${hostname}:${port || '6379'} (`);
    expect(problem.message).toMatch(reason);
    expect(problem.message).not.toMatch(/\n|hunter2/);
  });
});

describe('an outage of Redis', () => {
  it('is logged once when it begins and once when it ends, and the client works again', async () => {
    const server = await startServer();
    const redis = await connect(server.url);
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    cleanups.push(() => write.mockRestore());

    const lost = next(redis, 'reconnecting');
    await server.stop();
    await lost;
    await next(redis, 'reconnecting');
    const back = next(redis, 'ready');
    await server.start();
    await back;

    const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { service: 'yarn-service', redis: 'lost' },
      { service: 'yarn-service', redis: 'connected' },
    ]);
    await expect(redis.ping()).resolves.toBe('PONG');
  });
});
