import { createHash } from 'node:crypto';
import type { StoreOrderRequest } from '@clew/shop-contracts';
import type { Database } from 'better-sqlite3';

/** Who ordered what, and when (ISO 8601, UTC). */
export interface PlacedOrder {
  customerId: string;
  placedAt: string;
  order: StoreOrderRequest;
}

/**
 * Prepares storing an order: the order, its items and the customer's order history, all or nothing. Storing the same
 * order of the same customer again changes nothing. Answers false when its id belongs to a different order.
 */
export function storeOrder(database: Database): (placed: PlacedOrder) => boolean {
  const insertOrder = database.prepare(`
    INSERT INTO orders (id, customer_id, placed_at, content_hash, delivery_option_id, delivery_cents, total_cents, currency)
    VALUES (@orderId, @customerId, @placedAt, @contentHash, @deliveryOptionId, @deliveryCents, @totalCents, @currency)
    ON CONFLICT (id) DO NOTHING
  `);
  const insertItem = database.prepare(`
    INSERT INTO order_items (order_id, position, product_id, name, quantity, unit_price_cents)
    VALUES (@orderId, @position, @productId, @name, @quantity, @unitPriceCents)
  `);
  const updateHistory = database.prepare(
    'UPDATE customers SET orders_placed = orders_placed + 1, last_order_at = ? WHERE id = ?',
  );
  const findSame = database.prepare(
    'SELECT id FROM orders WHERE id = ? AND customer_id = ? AND content_hash = ?',
  );

  const store = database.transaction(({ customerId, placedAt, order }: PlacedOrder): boolean => {
    const { lines, ...fields } = order;
    const contentHash = createHash('sha256').update(JSON.stringify(order)).digest();
    const { changes } = insertOrder.run({ ...fields, customerId, placedAt, contentHash });
    if (changes === 0) return findSame.get(order.orderId, customerId, contentHash) !== undefined;
    for (const [position, line] of lines.entries()) {
      insertItem.run({ ...line, orderId: order.orderId, position });
    }
    updateHistory.run(placedAt, customerId);
    return true;
  });
  return (placed) => store.immediate(placed);
}
