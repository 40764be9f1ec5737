import { currency } from '@clew/shop-contracts';
import type { DeliveryTariff, OrderLine } from '@clew/shop-contracts';
import type { Basket } from './parse-checkout';

/** A basket with its prices, in cents. */
export interface PricedOrder {
  lines: OrderLine[];
  delivery: DeliveryTariff;
  totalCents: number;
  currency: string;
}

/** Prices a basket from the catalogue and the delivery tariffs; integers throughout. */
export function computeTotal({ items, delivery }: Basket): PricedOrder {
  const lines = items.map(({ product, quantity }) => ({
    productId: product.id,
    name: product.name,
    quantity,
    unitPriceCents: product.priceCents,
  }));
  const goodsCents = lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
  return { lines, delivery, totalCents: goodsCents + delivery.priceCents, currency };
}
