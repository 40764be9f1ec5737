import { withinDeadline } from '@clew/service-host';
import type { OrderConfirmation } from '@clew/shop-contracts';
import type { ConfirmationQueue } from '../clients/confirmation-queue';
import { RequestRejected } from '../http/request-rejected';

/** What is left of the 1.5 s in which a checkout answers even when Redis is down. */
const queueDeadlineMs = 1000;

/**
 * Queues the confirmation e-mail. BullMQ's own options do not bound every way in which Redis can be away (a queue
 * built before, during or after the outage, a frozen server), so the deadline is kept here.
 *
 * @throws RequestRejected 503 with Retry-After when the queue did not take the job in time; the order is stored.
 */
export async function queueConfirmation(
  confirmations: ConfirmationQueue,
  confirmation: OrderConfirmation,
): Promise<void> {
  try {
    await withinDeadline(confirmations.add(confirmation), queueDeadlineMs);
  } catch (cause) {
    throw notQueued(confirmation.orderId, cause);
  }
}

function notQueued(orderId: string, cause: unknown): RequestRejected {
  const details = [
    { path: 'orderId', message: `${orderId} is stored; its confirmation could not be queued` },
  ];
  return new RequestRejected(
    503,
    { error: 'confirmation_unavailable', details },
    { cause, retryAfterSeconds: 5 },
  );
}
