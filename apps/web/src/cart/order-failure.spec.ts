import { describe, expect, it } from '@jest/globals';
import { RequestFailure } from '../api-client';
import { explainOrderFailure } from './order-failure';

describe('the words for an order that failed', () => {
  it.each([
    [new RequestFailure('unreachable'), 'We could not reach the shop.'],
    [new RequestFailure('timed out'), 'We lost the thread while waiting for an answer.'],
    [new RequestFailure('unreadable', 201), 'We lost the thread while waiting for an answer.'],
    [new RequestFailure('refused', 402), 'The payment was declined.'],
    [new RequestFailure('refused', 400), 'Something in this order is tangled.'],
    [new RequestFailure('refused', 503), 'We dropped a stitch on our side.'],
  ])('tell what happened: %s', (failure, title) => {
    expect(explainOrderFailure(failure).title).toBe(title);
  });

  it('promise that nothing was charged only where the shop said so', () => {
    const promising = ['unreachable', 'timed out', 'unreadable', 500, 400, 402].filter((cause) =>
      explainOrderFailure(
        typeof cause === 'number'
          ? new RequestFailure('refused', cause)
          : new RequestFailure(cause as 'unreachable'),
      ).advice.includes('Nothing was charged'),
    );
    expect(promising).toEqual([400, 402]);
  });
});
