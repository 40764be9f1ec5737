import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  describeLocalOperationContract,
  testingTracer,
  type LocalOperationHarness,
} from '../../testing/index';
import { startPrivateRedis, type PrivateRedis } from '../../testing/private-redis';
import { createAsyncLocalActiveSpan } from '../async-local-active-span';
import { describeCommand, instrumentIoredis } from './ioredis';

let server: PrivateRedis;

beforeAll(async () => {
  server = await startPrivateRedis();
});
afterAll(() => server.stop());

describeLocalOperationContract('ioredis', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: async (tracer, times): Promise<LocalOperationHarness> => {
    const redis = new Redis(server.socket);
    await redis.set('rates:EUR', '{"USD":1.1}');
    const removers = Array.from({ length: times }, () => instrumentIoredis(tracer));
    return {
      ...{ op: 'db.redis', description: 'GET rates:EUR', expectedResult: '{"USD":1.1}' },
      run: () => redis.get('rates:EUR'),
      fail: () => redis.lpush('rates:EUR', 'x').catch((error: unknown) => error),
      async stop() {
        for (const remove of removers) remove();
        await redis.quit();
      },
    };
  },
});

describe('the spans of Redis commands', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  let redis: Redis;
  let other: Redis;
  let remove: () => void;

  beforeAll(async () => {
    redis = new Redis({ path: server.socket });
    other = new Redis({ path: server.socket, db: 1 });
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

  it('are made for the given client alone', async () => {
    await tracer.startSpan({ transaction: 'caller' }, () => other.get('x'));
    expect((await transport.take('caller')).spans).toEqual([]);
  });
});

describe('the description of a command', () => {
  it.each([
    ['get', ['rates:EUR'], 'GET rates:EUR'],
    ['auth', ['?'], 'AUTH'],
    ['ping', [], 'PING'],
    ['eval', ['return redis.call("get", KEYS[1])', '1', 'k'], 'EVAL'],
    ['config', ['SET', 'requirepass', 'secret'], 'CONFIG'],
  ])('of %s %j is %s', (command, args, expected) => {
    expect(describeCommand({ command, args })).toBe(expected);
  });
});
