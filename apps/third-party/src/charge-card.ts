import { randomUUID } from 'node:crypto';
import { chargeLimitCents, type ChargeRequest, type ChargeResponse } from '@clew/shop-contracts';
import type { RequestHandler } from 'express';
import { answerOnce } from './answer-once';

/**
 * `POST /payments/charges`: 201 with the charge; 402 `declined` above `chargeLimitCents`; 400 `invalid_body`; 409
 * `idempotency_key_reused` when the key came with another charge before. The same charge with the same key is made once.
 */
export function chargeCard(): RequestHandler {
  const once = answerOnce<ChargeResponse>();
  return (request, response) => {
    const charge: unknown = request.body;
    if (!isCharge(charge)) return void response.status(400).json({ error: 'invalid_body' });
    if (charge.amountCents > chargeLimitCents) return void response.status(402).json({ error: 'declined' });
    const answer = once(request.get('idempotency-key'), charge, () => ({
      chargeId: `charge-${randomUUID()}`,
      reference: charge.reference,
    }));
    if (!answer) return void response.status(409).json({ error: 'idempotency_key_reused' });
    response.status(201).json(answer);
  };
}

function isCharge(body: unknown): body is ChargeRequest {
  if (typeof body !== 'object' || body === null) return false;
  const { reference, amountCents, currency } = body as Partial<Record<string, unknown>>;
  return (
    typeof reference === 'string' &&
    /^[\w-]{1,100}$/.test(reference) &&
    Number.isSafeInteger(amountCents) &&
    Number(amountCents) > 0 &&
    typeof currency === 'string' &&
    /^[A-Z]{3}$/.test(currency)
  );
}
