import { describe, expect, it } from '@jest/globals';
import { catalogue, deliveryTariffs, maximumQuantity } from '@clew/shop-contracts';
import { cartLines, checkoutRequest, startingCart, totalCents, withQuantity } from './cart';

const [red, brown, blue] = catalogue.map(({ id }) => id) as [string, string, string];

describe('the cart', () => {
  it('starts with one ball each of the first two products', () => {
    expect([...startingCart(catalogue)]).toEqual([
      [red, 1],
      [brown, 1],
    ]);
  });

  it('starts empty in a shop that sells nothing', () => {
    expect(startingCart([]).size).toBe(0);
  });

  it('adds a product at the end', () => {
    expect([...withQuantity(startingCart(catalogue), blue, 1).keys()]).toEqual([red, brown, blue]);
  });

  it('never changes the cart it is given', () => {
    const before = startingCart(catalogue);
    withQuantity(before, red, 9);
    expect(before.get(red)).toBe(1);
  });

  it.each([
    [3, 3],
    [2.9, 2],
    [0, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [maximumQuantity + 1, maximumQuantity],
    [Number.POSITIVE_INFINITY, maximumQuantity],
  ])('holds %d balls of a product as %s', (asked, kept) => {
    expect(withQuantity(startingCart(catalogue), red, asked).get(red)).toBe(kept);
  });

  it('has no line for a product that the shop no longer lists', () => {
    const cart = withQuantity(startingCart(catalogue), 'golden-fleece', 1);
    expect(cartLines(cart, catalogue)).toHaveLength(2);
  });

  it('costs its wool and its delivery', () => {
    const lines = cartLines(withQuantity(startingCart(catalogue), brown, 3), catalogue);
    expect(totalCents(lines, deliveryTariffs[0])).toBe(1290 + 3 * 990 + 290);
    expect(totalCents(lines, undefined)).toBe(1290 + 3 * 990);
  });

  it('is ordered by product and quantity, without prices', () => {
    const lines = cartLines(startingCart(catalogue), catalogue);
    expect(checkoutRequest(lines, 'economy')).toEqual({
      items: [
        { productId: red, quantity: 1 },
        { productId: brown, quantity: 1 },
      ],
      deliveryOptionId: 'economy',
    });
  });
});
