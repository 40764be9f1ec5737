import { sendInvalidBody } from '@clew/service-host';
import type { StoreOrderResponse } from '@clew/shop-contracts';
import type { Database } from 'better-sqlite3';
import type { CustomerRoute } from '../customers/require-customer';
import { orderSchema } from './order-schema';
import { storeOrder } from './store-order';

/** `POST /orders`: 201 for a new order and for its repetition; 409 `order_exists` when the id has another content. */
export function storeOrderRoute(database: Database): CustomerRoute {
  const store = storeOrder(database);
  return ({ id: customerId, name, email }, request, response) => {
    const { data: order, error } = orderSchema.safeParse(request.body);
    if (error) return sendInvalidBody(response, error.issues);
    const stored = store({ customerId, placedAt: new Date().toISOString(), order });
    if (!stored) return void response.status(409).json({ error: 'order_exists' });
    const answer: StoreOrderResponse = { orderId: order.orderId, customer: { name, email } };
    response.status(201).json(answer);
  };
}
