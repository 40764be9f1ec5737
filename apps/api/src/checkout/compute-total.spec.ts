import { describe, expect, it } from '@jest/globals';
import { computeTotal } from './compute-total';
import { parseCheckout } from './parse-checkout';

describe('computing the total', () => {
  it('adds the catalogue price of every ball and the delivery, in cents', () => {
    const basket = parseCheckout({
      items: [
        { productId: 'ariadne-red', quantity: 2 },
        { productId: 'theseus-white', quantity: 1 },
      ],
      deliveryOptionId: 'standard',
    });
    expect(computeTotal(basket)).toEqual({
      lines: [
        { productId: 'ariadne-red', name: 'Ariadne Red', quantity: 2, unitPriceCents: 1290 },
        { productId: 'theseus-white', name: 'Theseus White', quantity: 1, unitPriceCents: 850 },
      ],
      delivery: { id: 'standard', name: 'By ship', priceCents: 490 },
      totalCents: 2 * 1290 + 850 + 490,
      currency: 'EUR',
    });
  });
});
