import { describe, expect, it } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { plainBag, plainValue } from './plain-data';

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

const throwing = {
  get value(): unknown {
    throw new Error('no');
  },
};

describe('the data of a span, as it is sent', () => {
  const cyclic: Record<string, unknown> = { name: 'red' };
  cyclic['self'] = cyclic;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const unreadableJson = {
    a: 1,
    toJSON() {
      throw new Error('no');
    },
  };

  const selfish = new Set<unknown>();
  selfish.add([selfish]);
  const MAP = { red: 1, token: '[Filtered]', 7: { '[object Object]': 1 } };
  const UNREADABLE = '[unreadable]';
  const fail = (): never => {
    throw new Error('no');
  };

  it.each<[string, unknown, unknown]>([
    ['a cycle', cyclic, { name: 'red', self: '[circular]' }],
    ['a big integer', 1n, '1'],
    ['a getter that throws', throwing, { value: '[unreadable]' }],
    ['a toJSON that throws', unreadableJson, { a: 1 }],
    ['a revoked proxy', revoked.proxy, '[unreadable]'],
    ['a list with a cycle', [1, [cyclic]], [1, [{ name: 'red', self: '[circular]' }]]],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['an invalid date', new Date(Number.NaN), {}],
    ['a URL with a password', new URL('http://me:secret@host/'), 'http://[Filtered]@host/'],
    ['an error', new RangeError('7 is not in reach'), 'RangeError: 7 is not in reach'],
    ['an error of another realm', runInNewContext(`new TypeError('no yarn')`), 'TypeError: no yarn'],
    ['an error that tells a password', new Error('redis://:pw@host'), 'Error: redis://[Filtered]@host'],
    ['an error whose name throws', Object.defineProperty(new Error('x'), 'name', { get: fail }), UNREADABLE],
    ['a set', new Set(['red', new Set([1n])]), ['red', ['1']]],
    ['a set with itself in it', selfish, [['[circular]']]],
    [
      'a map',
      new Map<unknown, unknown>([
        ['red', 1],
        ['token', 'x'],
        [7, new Map([[{}, 1]])],
      ]),
      MAP,
    ],
    ['a map that only says so', { [Symbol.toStringTag]: 'Map' }, UNREADABLE],
    ['bytes', Buffer.from('yarn'), '[binary]'],
    ['numbers', new Float64Array(3), '[binary]'],
    ['a buffer', new ArrayBuffer(8), '[binary]'],
    ['a shared buffer', new SharedArrayBuffer(8), '[binary]'],
    ['a buffer of another realm', runInNewContext('new ArrayBuffer(8)'), '[binary]'],
    ['a view of a buffer', new DataView(new ArrayBuffer(8)), '[binary]'],
    ['a function', () => 1, undefined],
    ['a symbol', Symbol('s'), undefined],
    ['nothing', null, null],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
    [
      'nested data',
      { request: { url: '/x', headers: { accept: 'json' } } },
      { request: { url: '/x', headers: { accept: 'json' } } },
    ],
  ])('copes with %s', (_case, value, expected) => {
    const text = JSON.stringify(plainBag({ value }));
    expect(JSON.parse(text)).toEqual(expected === undefined ? {} : { value: expected });
  });

  it('is said to be unreadable where not even its keys can be read', () => {
    expect(plainBag(revoked.proxy as Record<string, unknown>)).toEqual({ data: '[unreadable]' });
  });

  it('keeps the others where one value of it cannot be read', () => {
    const bag = Object.defineProperty({ a: 1 }, 'b', { enumerable: true, get: fail });
    expect({ ...plainBag(bag) }).toEqual({ a: 1, b: '[unreadable]' });
  });

  it('stays the very object when nothing in it needs to be replaced', () => {
    const bag = {
      url: 'http://host/path',
      method: 'GET',
      status_code: 200,
      cached: false,
      missing: undefined,
    };
    expect(plainBag(bag)).toBe(bag);
  });

  it('ends at ten levels, and at ten thousand values', () => {
    expect(JSON.stringify(plainValue(nested(100_000)))).toContain('[deep]');
    let wide: unknown[] = [1];
    for (let level = 0; level < 9; level += 1) wide = Array.from({ length: 1000 }, () => wide);
    expect(JSON.stringify(plainValue(wide)).length).toBeLessThan(1_000_000);
  });

  it.each([
    ['bytes', Buffer.alloc(20_000_000)],
    ['a set', new Set(Array.from({ length: 100_000 }, (_, index) => index))],
    ['a map', new Map(Array.from({ length: 100_000 }, (_, index) => [index, index]))],
    ['a list', Array.from({ length: 100_000 }, (_, index) => index)],
  ])('is small where %s of the host is large', (_what, body) => {
    expect(JSON.stringify(plainBag({ body })).length).toBeLessThan(10_000);
  });

  it('keeps a key that reaches for the prototype as a key', () => {
    const data = JSON.parse('{"__proto__":{"polluted":true},"big":{}}') as Record<string, unknown>;
    expect(JSON.stringify(plainBag(data))).toContain('"__proto__":{"polluted":true}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('calls no function of the host on the way into text', () => {
    expect(JSON.stringify(plainBag({ toJSON: () => 'mine', a: 1 }))).toBe('{"a":1}');
  });
});
