/** Body of the third party's `POST /payments/charges`; sent with an `idempotency-key` header (the order's id). */
export interface ChargeRequest {
  /** The order that is paid for. */
  reference: string;
  amountCents: number;
  currency: string;
}

/** Answer 201 of `POST /payments/charges`. A declined charge is answered 402 `{"error": "declined"}`. */
export interface ChargeResponse {
  chargeId: string;
  reference: string;
}

/** The demonstration's payment processor declines every charge above this amount. */
export const chargeLimitCents = 500_000;
