/** The payment processor understood the charge and said no. */
export class PaymentDeclined extends Error {
  constructor() {
    super('payment declined');
    this.name = 'PaymentDeclined';
  }
}
