import { describe, expect, it } from '@jest/globals';
import { placeInTransaction } from './place-in-transaction';

describe('the place of a span in its transaction', () => {
  it.each([
    [100, 100.25, 'starts after 250 ms'],
    [100, 100, 'starts after 0 ms'],
    [100, 97, 'starts 3 s before it'],
  ])('from %d to %d is: %s', (transaction, span, text) => {
    expect(placeInTransaction({ start_timestamp: span }, { start_timestamp: transaction })).toBe(text);
  });
});
