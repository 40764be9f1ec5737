import { catalogue, deliveryTariffs, maximumQuantity } from '@clew/shop-contracts';
import type { DeliveryTariff, Product } from '@clew/shop-contracts';
import { z } from 'zod';
import { parseBody } from '../http/parse-body';
import { RequestRejected } from '../http/request-rejected';

/** An order before it has a price: products of the catalogue, each once, and a tariff. */
export interface Basket {
  items: { product: Product; quantity: number }[];
  delivery: DeliveryTariff;
}

const checkoutSchema = z.strictObject({
  items: z
    .array(z.strictObject({ productId: z.string().max(64), quantity: z.int().min(1).max(maximumQuantity) }))
    .min(1)
    .max(100),
  deliveryOptionId: z.string().max(64),
});

/**
 * Reads the body of a checkout. Lines for the same product are merged; prices in the body are refused as unknown
 * fields, since the catalogue's are the only ones.
 *
 * @throws RequestRejected 400 for a body of the wrong shape, 404 for a product that the shop does not sell.
 */
export function parseCheckout(body: unknown): Basket {
  const { items, deliveryOptionId } = parseBody(checkoutSchema, body);
  const delivery = deliveryTariffs.find(({ id }) => id === deliveryOptionId);
  if (!delivery) throw invalid('deliveryOptionId', 'is not a delivery option');
  const quantities = new Map<Product, number>();
  items.forEach(({ productId, quantity }, index) => {
    const product = catalogue.find(({ id }) => id === productId);
    if (!product) throw unknownProduct(`items.${index}.productId`);
    const merged = (quantities.get(product) ?? 0) + quantity;
    if (merged > maximumQuantity) {
      throw invalid(`items.${index}.quantity`, `is more than ${maximumQuantity} of one product`);
    }
    quantities.set(product, merged);
  });
  return { items: [...quantities].map(([product, quantity]) => ({ product, quantity })), delivery };
}

function invalid(path: string, message: string): RequestRejected {
  return new RequestRejected(400, { error: 'invalid_body', details: [{ path, message }] });
}

function unknownProduct(path: string): RequestRejected {
  return new RequestRejected(404, {
    error: 'unknown_product',
    details: [{ path, message: 'is not in the catalogue' }],
  });
}
