import { describe, expect, it } from '@jest/globals';
import { populateTemplate } from './populate-template';

describe("the order confirmation's template", () => {
  it('lists every line, the delivery and the total', () => {
    const message = populateTemplate({
      orderId: '7d9d1a0e-6c39-4c1e-9a61-5f8f5b0c7a11',
      customerName: 'Ariadne',
      customerEmail: 'ariadne@shop.example',
      lines: [{ productId: 'ariadne-red', name: 'Ariadne Red', quantity: 2, unitPriceCents: 1290 }],
      deliveryName: 'By ship',
      deliveryCents: 490,
      totalCents: 3070,
      currency: 'EUR',
    });
    expect(message).toEqual({
      to: 'ariadne@shop.example',
      subject: 'Your order 7d9d1a0e-6c39-4c1e-9a61-5f8f5b0c7a11',
      text: [
        'Dear Ariadne,',
        '',
        'thank you for your order. You will receive:',
        '',
        '  2 x Ariadne Red: 25.80 EUR',
        '  By ship: 4.90 EUR',
        '',
        'Total: 30.70 EUR',
        '',
        "Your order's number is 7d9d1a0e-6c39-4c1e-9a61-5f8f5b0c7a11.",
        "Ariadne's Yarn",
      ].join('\n'),
    });
  });
});
