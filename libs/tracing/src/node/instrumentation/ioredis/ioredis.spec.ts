import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  describeLocalOperationContract,
  testingTracer,
  type LocalOperationHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentIoredis } from './ioredis';

const folder = mkdtempSync(path.join(tmpdir(), 'clew-redis-'));
const socket = path.join(folder, 'redis.sock');
let server: RedisServer;

beforeAll(async () => {
  server = await startRedisServer({ settings: { unixsocket: socket } });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describeLocalOperationContract('ioredis', {
  endless: 'is left out',
  createActiveSpan: createAsyncLocalActiveSpan,
  start: async (tracer, times): Promise<LocalOperationHarness> => {
    const redis = new Redis(server.url);
    const blocked = redis.duplicate();
    await Promise.all([redis.set('rates:EUR', '{"USD":1.1}'), blocked.ping()]);
    const removers = Array.from({ length: times }, () => instrumentIoredis(tracer));
    return {
      ...{ op: 'db.redis', description: 'GET rates:EUR', expectedResult: '{"USD":1.1}' },
      run: () => redis.get('rates:EUR'),
      fail: () => redis.lpush('rates:EUR', 'x').catch((error: unknown) => error),
      hang: () => {
        blocked.blpop('nothing', 0).catch(() => undefined);
        return Promise.resolve();
      },
      async stop() {
        for (const remove of removers) remove();
        blocked.disconnect();
        await redis.quit();
      },
    };
  },
});

describe.each([
  ['port', () => server.url],
  ['socket', () => socket],
])('the spans of Redis commands through a %s', (_way, address) => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  let redis: Redis;
  let other: Redis;
  let remove: () => void;

  beforeAll(async () => {
    redis = new Redis(address());
    other = new Redis(address(), { db: 1 });
    await Promise.all([redis.ping(), other.ping()]);
    remove = instrumentIoredis(tracer, redis);
  });
  afterEach(() => transport.expectNothingUnclaimed());
  afterAll(async () => {
    remove();
    await Promise.all([redis.quit(), other.quit()]);
  });

  it('name the command and its key, and never a value', async () => {
    await tracer.startSpan({ transaction: 'caller' }, async () => {
      await redis.set('rates:EUR', 'secret', 'EX', 60);
      await redis.multi().get('rates:EUR').hset('h', 'field', 'secret').exec();
    });
    const { spans } = await transport.take('caller');
    expect(spans.map((span) => span.description)).toEqual(
      expect.arrayContaining(['SET rates:EUR', 'GET rates:EUR', 'HSET h']),
    );
    expect(JSON.stringify(spans)).not.toContain('secret');
  });

  it('are made for all clients of the same server and database, and for no other', async () => {
    const neighbour = redis.duplicate();
    await neighbour.ping();
    await tracer.startSpan({ transaction: 'caller' }, async () => {
      await other.get('another-database');
      await neighbour.get('the-same');
    });
    const { spans } = await transport.take('caller');
    expect(spans.map((span) => span.description)).toEqual(['GET the-same']);
    await neighbour.quit();
  });

  it('are one for each command where several clients of a server are instrumented', async () => {
    const neighbour = redis.duplicate();
    await neighbour.ping();
    const removeFromNeighbour = instrumentIoredis(tracer, neighbour);
    await tracer.startSpan({ transaction: 'caller' }, async () => {
      await redis.get('x');
      await neighbour.get('y');
    });
    removeFromNeighbour();
    await tracer.startSpan({ transaction: 'after it' }, () => neighbour.get('z'));
    const [caller, after] = [await transport.take('caller'), await transport.take('after it')];
    expect(caller.spans.map((span) => span.description)).toEqual(['GET x', 'GET y']);
    expect(after.spans.map((span) => span.description)).toEqual(['GET z']);
    await neighbour.quit();
  });
});
