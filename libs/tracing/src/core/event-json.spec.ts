import { describe, expect, it } from '@jest/globals';
import { eventJson } from './event-json';

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

describe('the JSON text of an event', () => {
  const cyclic: Record<string, unknown> = { name: 'red' };
  cyclic['self'] = cyclic;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  it.each<[string, unknown, unknown]>([
    ['a cycle', cyclic, { name: 'red', self: '[circular]' }],
    ['a big integer', { value: 1n }, { value: '1' }],
    [
      'a getter that throws',
      {
        get value() {
          throw new Error('no');
        },
      },
      { value: '[unreadable]' },
    ],
    [
      'a toJSON that throws',
      {
        a: 1,
        toJSON() {
          throw new Error('no');
        },
      },
      { a: 1 },
    ],
    ['a revoked proxy', revoked.proxy, '[unreadable]'],
    ['a list with a cycle', [1, [cyclic]], [1, [{ name: 'red', self: '[circular]' }]]],
  ])('copes with %s', (_case, data, expected) => {
    expect(JSON.parse(eventJson({ name: 'event', data }))).toEqual({ name: 'event', data: expected });
  });

  it('copes with data that is too deep', () => {
    expect(eventJson({ data: nested(100_000) })).toContain('[deep]');
  });

  it('keeps a key that reaches for the prototype as a key', () => {
    const data = JSON.parse('{"__proto__":{"polluted":true},"big":1}') as Record<string, unknown>;
    data['big'] = 1n;
    expect(eventJson({ data })).toContain('"__proto__":{"polluted":true}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
