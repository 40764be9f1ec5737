import type { OrderLine, StoreOrderRequest } from '@clew/shop-contracts';
import type { Database } from 'better-sqlite3';
import type { CustomerRoute } from '../customers/require-customer';

const MOST_ORDERS = 50;

/** An order as the history lists it. */
export interface HistoricOrder extends StoreOrderRequest {
  /** ISO 8601, UTC. */
  placedAt: string;
}

interface OrderRow extends Omit<HistoricOrder, 'lines'> {
  /** A JSON list of `OrderLine`. */
  lines: string;
}

/** `GET /orders`: the customer's own last 50 orders, newest first. */
export function listOrdersRoute(database: Database): CustomerRoute {
  const query = database.prepare<[string, number], OrderRow>(`
    SELECT orders.id AS orderId, placed_at AS placedAt, delivery_option_id AS deliveryOptionId,
      delivery_cents AS deliveryCents, total_cents AS totalCents, currency,
      json_group_array(json_object('productId', product_id, 'name', name, 'quantity', quantity,
        'unitPriceCents', unit_price_cents) ORDER BY order_items.position) AS lines
    FROM orders JOIN order_items ON order_items.order_id = orders.id
    WHERE customer_id = ? GROUP BY orders.id ORDER BY placed_at DESC, orders.id LIMIT ?
  `);
  return ({ id }, _request, response) => {
    const orders: HistoricOrder[] = query
      .all(id, MOST_ORDERS)
      .map((row) => ({ ...row, lines: JSON.parse(row.lines) as OrderLine[] }));
    response.json({ orders });
  };
}
