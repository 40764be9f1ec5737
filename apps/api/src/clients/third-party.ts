import { thirdPartyRoutes } from '@clew/shop-contracts';
import type { CarrierQuotesResponse, ChargeRequest, ChargeResponse } from '@clew/shop-contracts';
import { z } from 'zod';
import { PaymentDeclined } from './payment-declined';
import { requestJson } from './request-json';

/** The companies outside the house that api calls. They get no trace header: tracing origins leave them out. */
export interface ThirdParty {
  listCarrierQuotes(): Promise<CarrierQuotesResponse>;
  /** @throws PaymentDeclined when the payment processor says no. */
  charge(request: ChargeRequest): Promise<ChargeResponse>;
}

const quotesAnswer = z.object({
  quotes: z
    .array(z.object({ serviceLevel: z.string(), carrier: z.string(), transitDays: z.int().min(0).max(365) }))
    .max(1000),
});

const chargeAnswer = z.object({ chargeId: z.string(), reference: z.string() });

/** A client of the outside world at `baseUrl`; no call takes longer than `deadlineMs`. */
export function createThirdParty(baseUrl: string, deadlineMs: number): ThirdParty {
  return {
    listCarrierQuotes: () =>
      requestJson(new URL(`${baseUrl}${thirdPartyRoutes.carrierQuotes}`), {
        answer: quotesAnswer,
        deadlineMs,
      }),
    charge: (request) =>
      requestJson(new URL(`${baseUrl}${thirdPartyRoutes.charges}`), {
        method: 'POST',
        headers: { 'idempotency-key': request.reference },
        body: request,
        answer: chargeAnswer,
        deadlineMs,
        refused: (status) => (status === 402 ? new PaymentDeclined() : undefined),
      }),
  };
}
