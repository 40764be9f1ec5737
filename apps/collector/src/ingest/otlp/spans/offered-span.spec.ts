import { describe, expect, it } from '@jest/globals';
import { offeredFixture } from '../../../testing/otlp/offered-fixture';
import { otlpSpan } from '../../../testing/otlp/otlp-spans';
import { offeredSpan } from './offered-span';

const PARENT = 'b'.repeat(16);
const origin = { resource: new Map<string, unknown>(), scope: {} };

describe('whether a span of OpenTelemetry begins a transaction', () => {
  it.each([
    ['it has no parent', {}, true],
    ['its parent is an empty text', { parentSpanId: '' }, true],
    ['its parent is zeros', { parentSpanId: '0'.repeat(16) }, true],
    ['its parent is in another service', { parentSpanId: PARENT, flags: 0x301 }, true],
    [
      'its parent is in another service, whatever its kind',
      { parentSpanId: PARENT, flags: 0x300, kind: 1 },
      true,
    ],
    ['its parent is here', { parentSpanId: PARENT, flags: 0x101 }, false],
    ['its parent is here, although it is a server', { parentSpanId: PARENT, flags: 0x100, kind: 2 }, false],
    [
      'it is a server, and nothing tells where its parent is',
      { parentSpanId: PARENT, kind: 2, flags: 1 },
      true,
    ],
    ['it takes a message, and nothing tells where its parent is', { parentSpanId: PARENT, kind: 5 }, true],
    ['it calls, and nothing tells where its parent is', { parentSpanId: PARENT, kind: 3 }, false],
    ['it sends a message, and nothing tells where its parent is', { parentSpanId: PARENT, kind: 4 }, false],
    ['its kind is of the future', { parentSpanId: PARENT, kind: 9 }, false],
    ['its flags are no number', { parentSpanId: PARENT, kind: 2, flags: 'remote' }, true],
  ])('is told by this: %s', (_fact, overrides, isRoot) => {
    expect(offeredFixture({ overrides }).isRoot).toBe(isRoot);
  });
});

describe('a span of OpenTelemetry', () => {
  it('may write its ids in capitals', () => {
    const overrides = { traceId: 'AB'.repeat(16), spanId: 'CD'.repeat(8), parentSpanId: 'EF'.repeat(8) };
    expect(offeredFixture({ overrides })).toMatchObject({
      traceId: 'ab'.repeat(16),
      spanId: 'cd'.repeat(8),
      parentSpanId: 'ef'.repeat(8),
    });
  });

  it.each([
    [{ traceId: undefined }],
    [{ traceId: '' }],
    [{ traceId: '0'.repeat(32) }],
    [{ traceId: 'a'.repeat(16) }],
    [{ traceId: 'x'.repeat(32) }],
    [{ traceId: 7 }],
    [{ spanId: undefined }],
    [{ spanId: '0'.repeat(16) }],
    [{ spanId: 'b'.repeat(32) }],
    [{ spanId: ['b'.repeat(16)] }],
    [{ parentSpanId: 'abc' }],
    [{ parentSpanId: 7 }],
    [{ parentSpanId: {} }],
  ])('cannot be used with %j', (overrides) => {
    expect(offeredSpan(otlpSpan({ overrides }), origin)).toBeUndefined();
  });

  it.each([[undefined], [null], ['yarn'], [7], [{ 0: {} }], [[null, 7, 'x', []]]])(
    'can have %j for its lists',
    (list) => {
      const overrides = { attributes: list, events: list, links: list };
      expect(offeredFixture({ overrides })).toMatchObject({ attributes: new Map(), events: [] });
    },
  );
});
