import {
  maximumQuantity,
  type CheckoutRequest,
  type DeliveryTariff,
  type Product,
} from '@clew/shop-contracts';

/** How many balls of which product: quantities by product id, in the order in which they were picked. */
export type Cart = ReadonlyMap<string, number>;

/** One line of the cart with its product. */
export interface CartLine {
  product: Product;
  quantity: number;
}

/** What waits in every new visitor's basket: one ball each of the shop's first two, so that one click orders. */
export function startingCart(products: readonly Product[]): Cart {
  return new Map(products.slice(0, 2).map(({ id }) => [id, 1]));
}

/** The cart with another quantity of one product, held between none (the line goes) and `maximumQuantity`. */
export function withQuantity(cart: Cart, productId: string, quantity: number): Cart {
  const changed = new Map(cart);
  const whole = Math.min(Math.trunc(quantity), maximumQuantity);
  if (whole >= 1) changed.set(productId, whole);
  else changed.delete(productId);
  return changed;
}

/** The cart's lines; a product that the shop no longer lists has none. */
export function cartLines(cart: Cart, products: readonly Product[]): CartLine[] {
  return [...cart].flatMap(([id, quantity]) => {
    const product = products.find((candidate) => candidate.id === id);
    return product ? [{ product, quantity }] : [];
  });
}

/** The sum of the lines and the delivery, in cents: what the shop will charge if its prices have not changed. */
export function totalCents(lines: readonly CartLine[], delivery: DeliveryTariff | undefined): number {
  const wool = lines.reduce((sum, { product, quantity }) => sum + product.priceCents * quantity, 0);
  return wool + (delivery?.priceCents ?? 0);
}

/** The body of `POST /api/checkout`: products and quantities, never prices. */
export function checkoutRequest(lines: readonly CartLine[], deliveryOptionId: string): CheckoutRequest {
  return {
    items: lines.map(({ product, quantity }) => ({ productId: product.id, quantity })),
    deliveryOptionId,
  };
}
