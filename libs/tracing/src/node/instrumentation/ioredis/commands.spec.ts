import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { TransactionEvent } from '../../../core/index';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentIoredis } from './ioredis';
import { MOST_AT_ONCE } from './crowd';

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
let server: RedisServer;
let redis: Redis;
let remove: () => void;

beforeAll(async () => {
  server = await startRedisServer();
  redis = new Redis(server.url);
  await redis.ping();
  remove = instrumentIoredis(tracer);
});
afterEach(() => transport.expectNothingUnclaimed());
afterAll(async () => {
  remove();
  await redis.quit();
  await server.stop();
});

/** The event of a transaction in which `work` is done. */
async function within(work: () => unknown): Promise<TransactionEvent> {
  await tracer.startSpan({ transaction: 'caller' }, async () => void (await work()));
  return transport.take('caller');
}

const linesOf = ({ spans }: TransactionEvent): string[] =>
  spans.map(({ op, description, status }) => `${op} ${description} ${status}`);

describe('the spans of Redis commands', () => {
  it('are one for each command of a pipeline, each with its own outcome', async () => {
    const event = await within(() => redis.pipeline().set('text', 'x').lpush('text', 'y').get('text').exec());
    expect(linesOf(event)).toEqual([
      'db.redis SET text ok',
      'db.redis LPUSH text internal_error',
      'db.redis GET text ok',
    ]);
  });

  it('are one for each command of a transaction, whose failures show when it is executed', async () => {
    const event = await within(() => redis.multi().set('text', 'x').lpush('text', 'y').exec());
    expect(linesOf(event)).toEqual([
      'db.redis MULTI ok',
      'db.redis SET text ok',
      'db.redis LPUSH text ok',
      'db.redis EXEC internal_error',
    ]);
  });

  it('are one for a script, which is not shown', async () => {
    redis.defineCommand('double', { numberOfKeys: 1, lua: 'return redis.call("get", KEYS[1]) or "canary"' });
    const double = Reflect.get(redis, 'double') as (key: string) => Promise<string>;
    const event = await within(() => double.call(redis, 'absent'));
    expect(linesOf(event).at(-1)).toBe('db.redis EVAL ok');
    expect(JSON.stringify(event)).not.toContain('canary');
  });

  it('share one where more commands are on their way than a reader can take in', async () => {
    const pipeline = redis.pipeline();
    for (let number = 0; number < 1000; number += 1) pipeline.get(`key:${number}`);
    pipeline.lpush('text', 'y');
    const event = await within(async () => {
      await redis.set('text', 'x');
      await pipeline.exec();
      await redis.get('text');
    });
    expect(event.spans).toHaveLength(1 + MOST_AT_ONCE + 1 + 1);
    expect(linesOf(event).slice(-2)).toEqual([
      `db.redis ${1001 - MOST_AT_ONCE} more commands internal_error`,
      'db.redis GET text ok',
    ]);
  });

  it('last as long as a command is blocked, and are left out when the transaction does not wait', async () => {
    const other = redis.duplicate();
    await other.ping();
    const waiting = tracer.startSpan({ transaction: 'waits' }, () => redis.blpop('jobs', 0));
    const left = tracer.startSpan({ transaction: 'leaves' }, () => {
      void other.blpop('jobs', 0);
    });
    expect(left).toBeUndefined();
    expect((await transport.take('leaves')).spans).toEqual([]);
    const third = redis.duplicate();
    await third.rpush('jobs', 'a', 'b');
    await waiting;
    expect(linesOf(await transport.take('waits'))).toEqual(['db.redis BLPOP jobs ok']);
    await Promise.all([other.quit(), third.quit()]);
  });
});

describe('a command that waits for the connection', () => {
  it('is in no trace rather than in that of the request that began to connect', async () => {
    const lazy = new Redis(server.url, { lazyConnect: true });
    const [first, second] = [
      tracer.startSpan({ transaction: 'first' }, async () => {
        await lazy.get('of the first');
        await lazy.get('of the first, later');
      }),
      tracer.startSpan({ transaction: 'second' }, () => lazy.get('of the second')),
    ];
    await Promise.all([first, second]);
    expect(linesOf(await transport.take('first'))).toEqual(['db.redis GET of the first, later ok']);
    expect(linesOf(await transport.take('second'))).toEqual([]);
    await lazy.quit();
  });
});

describe('what a command carries', () => {
  const C = 'canary';

  it.each<[string, ...string[]]>([
    ['AUTH', C],
    ['AUTH', C, C],
    ['HELLO', '3', 'AUTH', C, C],
    ['ACL', 'SETUSER', C, `>${C}`],
    ['CONFIG', 'SET', 'requirepass-canary', C],
    ['CLIENT', 'SETNAME', C],
    ['ECHO', C],
    ['PING', C],
    ['SET', 'k', C],
    ['SET', 'k', C, 'EX', '60'],
    ['SET', 'k', C, 'PX', '60000', 'NX'],
    ['SETEX', 'k', '60', C],
    ['PSETEX', 'k', '60000', C],
    ['SETNX', 'k', C],
    ['GETSET', 'k', C],
    ['SETRANGE', 'k', '0', C],
    ['APPEND', 'k', C],
    ['MSET', 'k', C, 'k2', C],
    ['MSETNX', 'k', C, 'k2', C],
    ['HSET', 'h', C, C],
    ['HMSET', 'h', C, C],
    ['HSETNX', 'h', C, C],
    ['HGET', 'h', C],
    ['HDEL', 'h', C],
    ['LPUSH', 'l', C],
    ['RPUSH', 'l', C, C],
    ['LPUSHX', 'l', C],
    ['LREM', 'l', '0', C],
    ['LSET', 'l', '0', C],
    ['LINSERT', 'l', 'BEFORE', C, C],
    ['LPOS', 'l', C],
    ['SADD', 's', C, C],
    ['SREM', 's', C],
    ['SISMEMBER', 's', C],
    ['ZADD', 'z', '1', C],
    ['ZSCORE', 'z', C],
    ['ZREM', 'z', C],
    ['ZRANGEBYLEX', 'z', `[${C}`, '+'],
    ['XADD', 'x', '*', C, C],
    ['PFADD', 'p', C],
    ['GEOADD', 'g', '1', '1', C],
    ['PUBLISH', C, C],
    ['SPUBLISH', C, C],
    ['EVAL', `return "${C}"`, '1', 'k', C],
    ['EVAL_RO', `return "${C}"`, '0', C],
    ['EVALSHA', '6b1bf486c81ceb7edf3c093f4c48582e38c0e791', '1', 'k', C],
    ['SCRIPT', 'LOAD', `return "${C}"`],
    ['FUNCTION', 'LOAD', `#!lua name=${C}`],
    ['FCALL', C, '1', 'k', C],
    ['RESTORE', 'k3', '0', C],
    ['MIGRATE', '127.0.0.1', '1', 'k', '0', '10', 'AUTH', C],
    ['UNKNOWN', C],
  ])('is not recorded: %s %s %s %s', async (command, ...args) => {
    const event = await within(() => redis.call(command, ...args).catch(() => undefined));
    expect(event.spans).toHaveLength(1);
    expect(event.spans[0]?.description).toMatch(new RegExp(`^${command}\\b`));
    expect(JSON.stringify(event)).not.toContain(C);
  });
});
