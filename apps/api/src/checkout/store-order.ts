import type { StoreOrderResponse } from '@clew/shop-contracts';
import type { DbService } from '../clients/db-service';
import type { PricedOrder } from './compute-total';

/** Stores the order through db-service and returns the customer whose session ordered it. */
export async function storeOrder(
  dbService: DbService,
  orderId: string,
  { order, sessionToken }: { order: PricedOrder; sessionToken: string | undefined },
): Promise<StoreOrderResponse['customer']> {
  const { lines, delivery, totalCents, currency } = order;
  const stored = await dbService.storeOrder(
    {
      orderId,
      lines,
      deliveryOptionId: delivery.id,
      deliveryCents: delivery.priceCents,
      totalCents,
      currency,
    },
    sessionToken,
  );
  return stored.customer;
}
