import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startPrivateRedis } from '../testing/private-redis';
import type { PrivateRedis } from '../testing/private-redis';
import { connectRedis } from './connect-redis';

let redisServer: PrivateRedis | undefined;
let listener: Server | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  await redisServer?.stop();
  sockets.splice(0).forEach((socket) => socket.destroy());
  listener?.close();
  redisServer = listener = undefined;
});

async function listenWith(onConnection: (socket: Socket) => void): Promise<number> {
  listener = createServer((socket) => {
    sockets.push(socket);
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return (listener.address() as AddressInfo).port;
}

describe('connecting to Redis at start', () => {
  it('gives a client that works', async () => {
    redisServer = await startPrivateRedis();
    const redis = await connectRedis(redisServer.url, {});
    await expect(redis.ping()).resolves.toBe('PONG');
    redis.disconnect();
  });

  it('names REDIS_URL when nobody listens there', async () => {
    const port = await listenWith(() => undefined);
    await new Promise((resolve) => listener?.close(resolve));
    await expect(connectRedis(`redis://127.0.0.1:${port}`, {})).rejects.toThrow(
      new RegExp(`^REDIS_URL: no answer from Redis at redis://127.0.0.1:${port} \\(.*ECONNREFUSED.*\\)`),
    );
  });

  it.each([
    ['closes the connection', (socket: Socket) => socket.destroy()],
    ['answers in another protocol', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['says nothing', (socket: Socket) => socket.on('error', () => undefined)],
  ])('names REDIS_URL within 2 s when something there %s', async (_what, onConnection) => {
    const port = await listenWith(onConnection);
    const started = performance.now();
    await expect(connectRedis(`redis://127.0.0.1:${port}`, {})).rejects.toThrow(/^REDIS_URL: no answer/);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never shows the password', async () => {
    redisServer = await startPrivateRedis();
    const url = redisServer.url.replace('redis://', 'redis://someone:hunter2@');
    const refusal = await connectRedis(url, {}).catch((error: Error) => error.message);
    expect(refusal).toMatch(/^REDIS_URL: no answer .*WRONGPASS/);
    expect(refusal).not.toContain('hunter2');
  });
});
