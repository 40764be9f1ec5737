import { describe, expect, it } from '@jest/globals';
import { RequestRejected } from '../http/request-rejected';
import { parseCheckout } from './parse-checkout';

const red = { productId: 'ariadne-red', quantity: 1 };

function rejectionOf(body: unknown): RequestRejected {
  try {
    parseCheckout(body);
  } catch (error) {
    if (error instanceof RequestRejected) return error;
    throw error;
  }
  throw new Error('the body was accepted');
}

describe('reading a checkout', () => {
  it('merges lines for the same product', () => {
    const { items } = parseCheckout({
      items: [red, { productId: 'aegean-blue', quantity: 3 }, { ...red, quantity: 4 }],
      deliveryOptionId: 'economy',
    });
    expect(items.map(({ product, quantity }) => [product.id, quantity])).toEqual([
      ['ariadne-red', 5],
      ['aegean-blue', 3],
    ]);
  });

  it.each([
    ['no body', undefined, ''],
    ['null', null, ''],
    ['an array', [], ''],
    ['no lines', { items: [], deliveryOptionId: 'economy' }, 'items'],
    ['1,001 lines', { items: Array(1001).fill(red), deliveryOptionId: 'economy' }, 'items'],
    ['no delivery option', { items: [red] }, 'deliveryOptionId'],
    ['an unknown delivery option', { items: [red], deliveryOptionId: 'catapult' }, 'deliveryOptionId'],
    ['a product id that is a number', bodyWith({ productId: 7 }), 'items.0.productId'],
    ['a price of the client', bodyWith({ priceCents: 1 }), 'items.0'],
    ['a total of the client', { items: [red], deliveryOptionId: 'economy', totalCents: 1 }, ''],
    ['a prototype', JSON.parse('{"items":[],"deliveryOptionId":"economy","__proto__":{"a":1}}'), 'items'],
    [
      'more than 99 after merging',
      { items: [{ ...red, quantity: 99 }, red], deliveryOptionId: 'economy' },
      'items.1.quantity',
    ],
    ...[0, -1, 1.5, '2', 1e9, null, 100, NaN, Infinity].map(
      (quantity) =>
        [`a quantity of ${JSON.stringify(quantity)}`, bodyWith({ quantity }), 'items.0.quantity'] as const,
    ),
  ])('refuses %s and says where', (_what, body, path) => {
    const { status, body: answer } = rejectionOf(body);
    expect([status, answer.error, answer.details?.[0]?.path]).toEqual([400, 'invalid_body', path]);
  });

  it.each(['no-such-yarn', 'constructor', '__proto__', ''])(
    'answers 404 for the product "%s"',
    (productId) => {
      expect(rejectionOf(bodyWith({ productId }))).toMatchObject({
        status: 404,
        body: { error: 'unknown_product', details: [{ path: 'items.0.productId' }] },
      });
    },
  );
});

function bodyWith(line: Record<string, unknown>): unknown {
  return { items: [{ ...red, ...line }], deliveryOptionId: 'economy' };
}
