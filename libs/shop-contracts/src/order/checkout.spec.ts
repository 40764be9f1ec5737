import { describe, expect, it } from '@jest/globals';
import { countItems } from './checkout';

describe("an order's count of items", () => {
  it('is how many balls there are, not how many lines', () => {
    expect(countItems([{ quantity: 2 }, { quantity: 3 }])).toBe(5);
  });

  it('is none for an empty basket', () => {
    expect(countItems([])).toBe(0);
  });
});
