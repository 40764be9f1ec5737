import type { CheckoutRequest } from '@clew/shop-contracts';
import type { RequestFailure } from '../api-client';

/** An order with the key under which the shop knows it: sent twice, it is still one order. */
export interface OrderAttempt {
  key: string;
  order: CheckoutRequest;
}

/**
 * The attempt that a click on "Submit Order" makes. The same order is tried again under the same key, so that one
 * whose answer got lost is not charged twice; a changed order has a key of its own.
 */
export function attemptOrder(order: CheckoutRequest, earlier: OrderAttempt | undefined): OrderAttempt {
  const isSameOrder = earlier !== undefined && JSON.stringify(earlier.order) === JSON.stringify(order);
  return isSameOrder ? earlier : { key: randomUuid(), order };
}

/** Whether the shop has said a clear no, which it would only repeat under the same key. */
export function isRefusal({ reason, httpStatus = 0 }: RequestFailure): boolean {
  return reason === 'refused' && httpStatus < 500;
}

// crypto.randomUUID exists on secure origins only, and a shop on a laptop's plain address is none.
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40, bytes[7] ?? 0, ((bytes[8] ?? 0) & 0x3f) | 0x80], 6);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
