import type { EmailMessage, OrderConfirmation, OrderLine } from '@clew/shop-contracts';

/** The confirmation e-mail for an order: plain text, so that nothing in it can be markup. */
export function populateTemplate(order: OrderConfirmation): EmailMessage {
  const text = [
    `Dear ${order.customerName},`,
    '',
    'thank you for your order. You will receive:',
    '',
    ...order.lines.map((line) => `  ${describeLine(line, order.currency)}`),
    `  ${order.deliveryName}: ${formatPrice(order.deliveryCents, order.currency)}`,
    '',
    `Total: ${formatPrice(order.totalCents, order.currency)}`,
    '',
    `Your order's number is ${order.orderId}.`,
    "Ariadne's Yarn",
  ].join('\n');
  return { to: order.customerEmail, subject: `Your order ${order.orderId}`, text };
}

function describeLine({ name, quantity, unitPriceCents }: OrderLine, currency: string): string {
  return `${quantity} x ${name}: ${formatPrice(quantity * unitPriceCents, currency)}`;
}

function formatPrice(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}
