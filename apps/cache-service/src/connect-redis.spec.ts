import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connectRedis } from './connect-redis';
import { privateRedis } from './testing/private-redis';

const DEADLINE_MS = 2_000;
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startRedis(...settings: string[]) {
  const redis = await privateRedis(...settings);
  cleanups.push(() => redis.stop());
  await redis.start();
  return redis;
}

async function startStranger(answer: string): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => answer && socket.write(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function problemAt(url: string): Promise<{ message: string; name: string; tookMs: number }> {
  const started = performance.now();
  try {
    const redis = await connectRedis(url);
    redis.disconnect();
  } catch (error) {
    const { message, name } = error as Error;
    return { message, name, tookMs: performance.now() - started };
  }
  throw new Error('the connection was made');
}

describe('connecting to Redis', () => {
  it('hands out a connection that answers', async () => {
    const { url } = await startRedis();
    const redis = await connectRedis(url);
    cleanups.push(() => redis.disconnect());
    expect(await redis.ping()).toBe('PONG');
  });

  it.each([
    ['nothing listens', async () => (await privateRedis()).url, 'ECONNREFUSED'],
    ['nobody answers', () => startStranger(''), 'timed out'],
    ['something else answers', () => startStranger('HTTP/1.1 400 Bad Request\r\n\r\n'), 'Unknown RESP type'],
    ['a password is missing', async () => (await startRedis('--requirepass', 'secret')).url, 'NOAUTH'],
    [
      'the password is wrong',
      async () => (await startRedis('--requirepass', 'secret')).url.replace('//', '//:hunter2@'),
      'WRONGPASS',
    ],
  ])('says in one line what is wrong when %s', async (_case, start, reason) => {
    const { message, name, tookMs } = await problemAt(await start());
    expect(name).toBe('ConfigurationError');
    expect(message).toMatch(/^no Redis can be used at REDIS_URL \(.+\): start it or correct REDIS_URL$/);
    expect(message).toContain(reason);
    expect(message).not.toMatch(/\n|hunter2/);
    expect(tookMs).toBeLessThan(DEADLINE_MS);
  });
});
