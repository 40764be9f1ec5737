import { userIdTag } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { UnrecoverableError } from 'bullmq';
import { populateTemplate } from '../email/populate-template';
import { EmailRefused, sendEmail } from '../email/send-email';
import { orderConfirmationSchema } from './order-confirmation-schema';

/** What the job needs from outside. */
export interface SendOrderConfirmationDependencies {
  tracer: Tracer;
  thirdPartyUrl: string;
}

/**
 * The queue transaction of the text's checkout: populate the e-mail's template, then call the API that sends it.
 * The payload is the order alone; the trace travels in the job's metadata.
 *
 * @throws UnrecoverableError when repeating the job cannot help; BullMQ repeats it after any other error.
 */
export async function sendOrderConfirmation(
  { tracer, thirdPartyUrl }: SendOrderConfirmationDependencies,
  payload: unknown,
): Promise<void> {
  const parsed = orderConfirmationSchema.safeParse(payload);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the payload').slice(0, 20);
    throw new UnrecoverableError(`not an order confirmation: ${fields.join(', ')}`);
  }
  const order = parsed.data;
  if (order.shopperId !== undefined) tracer.activeSpan()?.setTag(userIdTag, order.shopperId);

  const message = tracer.startSpan({ op: 'template.render', description: 'order confirmation' }, () =>
    populateTemplate(order),
  );
  try {
    await sendEmail(thirdPartyUrl, message, `${order.orderId}:order-confirmation`);
  } catch (error) {
    throw error instanceof EmailRefused ? new UnrecoverableError(error.message) : error;
  }
}
