import {
  catalogue,
  currency,
  deliveryTariffs,
  maximumQuantity,
  type StoreOrderRequest,
} from '@clew/shop-contracts';
import { z } from 'zod';

const cents = z.int().min(0).max(100_000_000);

const line = z.strictObject({
  productId: z.enum(catalogue.map(({ id }) => id)),
  name: z.string().min(1).max(200),
  quantity: z.int().min(1).max(maximumQuantity),
  unitPriceCents: cents,
});

/** The body of `POST /orders`: nothing unknown, each product once, and a sum that is right. */
export const orderSchema = z
  .strictObject({
    orderId: z.uuid(),
    lines: z.array(line).min(1).max(catalogue.length),
    deliveryOptionId: z.enum(deliveryTariffs.map(({ id }) => id)),
    deliveryCents: cents,
    totalCents: cents,
    currency: z.literal(currency),
  })
  .refine(({ lines }) => new Set(lines.map(({ productId }) => productId)).size === lines.length, {
    path: ['lines'],
    message: 'Invalid input: a product may be in one line only',
  })
  .refine((order) => order.totalCents === sumOf(order), {
    path: ['totalCents'],
    message: 'Invalid input: expected the sum of the lines and the delivery',
  });

function sumOf({ lines, deliveryCents }: Pick<StoreOrderRequest, 'lines' | 'deliveryCents'>): number {
  return lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, deliveryCents);
}
