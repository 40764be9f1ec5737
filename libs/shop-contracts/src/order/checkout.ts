import type { DeliveryTariff } from '../offer/delivery';

/** One line of the basket, as the browser sends it: never a price. */
export interface CheckoutItem {
  productId: string;
  /** A whole number from 1 to `maximumQuantity`. */
  quantity: number;
}

/** The value of the tag `items`: how many balls of wool an order asks for. */
export function countItems(items: readonly Pick<CheckoutItem, 'quantity'>[]): number {
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The most balls of one product in an order. */
export const maximumQuantity = 99;

/** Body of api's `POST /api/checkout`. */
export interface CheckoutRequest {
  items: CheckoutItem[];
  /** The id of a delivery tariff. */
  deliveryOptionId: string;
}

/** One priced line of an order; the price is the shop's, in cents. */
export interface OrderLine {
  productId: string;
  name: string;
  quantity: number;
  unitPriceCents: number;
}

/** Answer 201 of api's `POST /api/checkout`. */
export interface CheckoutResponse {
  orderId: string;
  lines: OrderLine[];
  delivery: DeliveryTariff;
  totalCents: number;
  currency: string;
}

/** Body of db-service's `POST /orders`; api makes the id (a UUID), so that storing can be repeated. */
export interface StoreOrderRequest {
  orderId: string;
  lines: OrderLine[];
  deliveryOptionId: string;
  deliveryCents: number;
  totalCents: number;
  currency: string;
}

/** Answer 201 of db-service's `POST /orders`: the customer whose session authenticated the request. */
export interface StoreOrderResponse {
  orderId: string;
  customer: { name: string; email: string };
}
