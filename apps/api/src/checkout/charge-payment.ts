import { PaymentDeclined } from '../clients/payment-declined';
import type { ThirdParty } from '../clients/third-party';
import { RequestRejected } from '../http/request-rejected';
import type { PricedOrder } from './compute-total';

/**
 * Charges the order's total at the payment processor; the order's id makes the charge repeatable.
 *
 * @throws RequestRejected 402 when the processor declines.
 */
export async function chargePayment(
  thirdParty: ThirdParty,
  orderId: string,
  { totalCents, currency }: PricedOrder,
): Promise<void> {
  try {
    await thirdParty.charge({ reference: orderId, amountCents: totalCents, currency });
  } catch (error) {
    if (error instanceof PaymentDeclined) throw new RequestRejected(402, { error: 'payment_declined' });
    throw error;
  }
}
