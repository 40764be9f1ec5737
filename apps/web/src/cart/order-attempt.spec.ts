import { describe, expect, it } from '@jest/globals';
import { RequestFailure } from '../api-client';
import { attemptOrder, isRefusal } from './order-attempt';

const order = { items: [{ productId: 'ariadne-red', quantity: 1 }], deliveryOptionId: 'economy' };

describe('an attempt to order', () => {
  it('has a random UUID for its key', () => {
    const { key } = attemptOrder(order, undefined);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(attemptOrder(order, undefined).key).not.toBe(key);
  });

  it('keeps the key of the earlier attempt at the same order', () => {
    const earlier = attemptOrder(order, undefined);
    expect(attemptOrder(structuredClone(order), earlier)).toBe(earlier);
  });

  it('has a key of its own once the order has changed', () => {
    const earlier = attemptOrder(order, undefined);
    const changed = attemptOrder({ ...order, deliveryOptionId: 'express' }, earlier);
    expect(changed.key).not.toBe(earlier.key);
  });
});

describe('a clear no', () => {
  it.each([
    [new RequestFailure('refused', 402), true],
    [new RequestFailure('refused', 400), true],
    [new RequestFailure('refused', 503), false],
    [new RequestFailure('timed out'), false],
    [new RequestFailure('unreachable'), false],
  ])('is told from an order that may have come through: %s', (failure, expected) => {
    expect(isRefusal(failure)).toBe(expected);
  });
});
