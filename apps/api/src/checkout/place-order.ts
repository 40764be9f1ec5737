import { countItems } from '@clew/shop-contracts';
import type { CheckoutResponse } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import type { ConfirmationQueue } from '../clients/confirmation-queue';
import type { DbService } from '../clients/db-service';
import type { ThirdParty } from '../clients/third-party';
import { chargePayment } from './charge-payment';
import { computeTotal } from './compute-total';
import type { Basket } from './parse-checkout';
import { queueConfirmation } from './queue-confirmation';
import { storeOrder } from './store-order';

/** Whom placing an order talks to. */
export interface PlaceOrderDependencies {
  tracer: Tracer;
  dbService: DbService;
  thirdParty: ThirdParty;
  confirmations: ConfirmationQueue;
}

/** An order that has been read: its id, what is in it, in whose name, and from which browser. */
export interface NewOrder {
  orderId: string;
  basket: Basket;
  sessionToken: string | undefined;
  shopperId: string | undefined;
}

/**
 * The backend transaction of the text's checkout, in its order: compute the total, store the order in the
 * database, charge the payment processor, queue the confirmation e-mail. Its tags say how much was ordered, how it travels
 * and what became of the payment.
 */
export async function placeOrder(
  { tracer, dbService, thirdParty, confirmations }: PlaceOrderDependencies,
  { orderId, basket, sessionToken, shopperId }: NewOrder,
): Promise<CheckoutResponse> {
  tracer.activeSpan()?.setTag('items', countItems(basket.items)).setTag('delivery', basket.delivery.id);
  const order = tracer.startSpan({ op: 'function', description: 'compute total' }, () =>
    computeTotal(basket),
  );
  const customer = await storeOrder(dbService, orderId, { order, sessionToken });
  await chargePayment({ tracer, thirdParty }, orderId, order);
  await queueConfirmation(confirmations, {
    orderId,
    customerName: customer.name,
    customerEmail: customer.email,
    lines: order.lines,
    deliveryName: order.delivery.name,
    deliveryCents: order.delivery.priceCents,
    totalCents: order.totalCents,
    currency: order.currency,
    ...(shopperId !== undefined && { shopperId }),
  });

  return { orderId, ...order };
}
