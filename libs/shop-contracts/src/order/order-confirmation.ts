import type { OrderLine } from './checkout';

/** The BullMQ queue between api and worker. */
export const orderConfirmationQueue = 'order-confirmations';

/** The name of the one job in that queue. */
export const sendOrderConfirmationJob = 'send-order-confirmation';

/** What the job carries: all that the e-mail says, and nothing secret. */
export interface OrderConfirmation {
  orderId: string;
  customerName: string;
  customerEmail: string;
  lines: OrderLine[];
  deliveryName: string;
  deliveryCents: number;
  totalCents: number;
  currency: string;
  /** The random id of the browser that ordered, for the trace alone: where it is missing or wrong, the mail is sent. */
  shopperId?: string | undefined;
}

/** Body of the third party's `POST /email/messages`; sent with an `idempotency-key` header. */
export interface EmailMessage {
  to: string;
  subject: string;
  text: string;
}

/** Answer 202 of `POST /email/messages`. A message it will never take is answered 422 `{"error"}`. */
export interface EmailAccepted {
  messageId: string;
}
