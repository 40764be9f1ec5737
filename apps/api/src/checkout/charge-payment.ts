import type { Tracer } from '@clew/tracing/core';
import { PaymentDeclined } from '../clients/payment-declined';
import type { ThirdParty } from '../clients/third-party';
import { RequestRejected } from '../http/request-rejected';
import type { PricedOrder } from './compute-total';

/**
 * Charges the order's total at the payment processor; the order's id makes the charge repeatable. The outcome is the tag
 * `payment` of the transaction: `accepted`, `declined`, or `failed` where nobody knows.
 *
 * @throws RequestRejected 402 when the processor declines.
 */
export async function chargePayment(
  { tracer, thirdParty }: { tracer: Tracer; thirdParty: ThirdParty },
  orderId: string,
  { totalCents, currency }: PricedOrder,
): Promise<void> {
  const checkout = tracer.activeSpan();
  try {
    await thirdParty.charge({ reference: orderId, amountCents: totalCents, currency });
    checkout?.setTag('payment', 'accepted');
  } catch (error) {
    const isDeclined = error instanceof PaymentDeclined;
    checkout?.setTag('payment', isDeclined ? 'declined' : 'failed');
    if (isDeclined) throw new RequestRejected(402, { error: 'payment_declined' });
    throw error;
  }
}
