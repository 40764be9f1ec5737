import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startRedisServer, type RedisServer, type RedisServerOptions } from './start-redis-server';

let directory: string;
const servers: RedisServer[] = [];
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'clew-private-redis-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(directory, { recursive: true });
});

async function start(options: RedisServerOptions = {}): Promise<RedisServer> {
  const server = await startRedisServer(options);
  servers.push(server);
  return server;
}

async function dial({ url }: RedisServer): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

async function ask(server: RedisServer, command: string): Promise<string> {
  const socket = await dial(server);
  socket.write(`${command}\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString().trim();
}

describe('a Redis server of its own', () => {
  it('answers on the loopback address, each on a port of its own', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(await Promise.all([ask(first, 'PING'), ask(second, 'PING')])).toEqual(['+PONG', '+PONG']);
    expect(new URL(first.url).hostname).toBe('127.0.0.1');
    expect(second.url).not.toBe(first.url);
  });

  it('tells of its end when nobody has stopped it, and only then', async () => {
    const causes: string[] = [];
    const stopped = await start({ onUnexpectedExit: (cause) => causes.push(`stopped: ${cause}`) });
    await stopped.stop();
    const killed = new Promise<string>((resolve) => {
      void start({ onUnexpectedExit: resolve }).then(({ pid }) => process.kill(pid ?? NaN, 'SIGKILL'));
    });
    expect(await killed).toBe('SIGKILL');
    expect(causes).toEqual([]);
  });

  it('takes settings by their names', async () => {
    const server = await start({ settings: { requirepass: 'secret' } });
    expect(await ask(server, 'PING')).toBe('-NOAUTH Authentication required.');
  });

  it('goes on at the same url after it was stopped, having forgotten everything', async () => {
    const server = await start();
    await ask(server, 'SET thread red');
    await server.stop();
    expect(server.pid).toBeUndefined();
    await expect(dial(server)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();
    expect(await ask(server, 'GET thread')).toBe('$-1');
  });

  it('that is append-only goes on with what another stored in the same directory', async () => {
    const first = await start({ directory, appendOnly: true });
    await ask(first, 'SET thread red');
    await first.stop();
    const second = await start({ directory, appendOnly: true });
    expect(await ask(second, 'GET thread')).toContain('red');
  });

  it('that is frozen takes connections and answers when it is thawed', async () => {
    const server = await start();
    server.freeze();
    const socket = await dial(server);
    const answered = once(socket, 'data') as Promise<[Buffer]>;
    socket.write('PING\r\n');
    server.thaw();
    const [answer] = await answered;
    socket.destroy();
    expect(answer.toString()).toBe('+PONG\r\n');
  });

  it('can be stopped while it is frozen, and twice', async () => {
    const server = await start();
    server.freeze();
    await server.stop();
    await server.stop();
    await expect(dial(server)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('goes on with its log file', async () => {
    const logFile = path.join(directory, 'redis.log');
    for (const server of [await start({ logFile }), await start({ logFile })]) await server.stop();
    expect(readFileSync(logFile, 'utf8').match(/Ready to accept connections/g)).toHaveLength(2);
  });
});

describe('a port that another program takes first', () => {
  it('is replaced by another', async () => {
    const tried = path.join(directory, 'tried');
    const program = path.join(directory, 'hasty-redis');
    const script = `[ -e ${tried} ] && exec redis-server "$@"; touch ${tried}; echo Failed listening on port`;
    writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    expect(await ask(await start({ program }), 'PING')).toBe('+PONG');
  });
});

describe('a Redis server that does not come up', () => {
  it.each<[string, RedisServerOptions, RegExp]>([
    ['there is no such program', { program: '/no/such/redis' }, /^\/no\/such\/redis did not start: .*ENOENT/],
    ['the program is another', { program: 'true' }, /^true did not start/],
    ['a setting is wrong', { settings: { appendfsync: 'never' } }, /did not start: .*appendfsync|argument/],
    ['its directory is missing', { directory: '/no/such/directory' }, /did not start: .*No such file/],
    ['its log file cannot be written', { logFile: '/no/such/redis.log' }, /ENOENT.*redis\.log/],
  ])('because %s is refused with the reason', async (_cause, options, reason) => {
    await expect(start(options)).rejects.toThrow(reason);
  });
});
