import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { RequestRejected } from './request-rejected';

const orderId = z.uuid();

/**
 * The id of the order that a request places: its `idempotency-key` header, a UUID, or a new id. With the same key a
 * checkout that was answered 503 can be repeated: order, charge and e-mail are made once.
 *
 * @throws RequestRejected 400 when the key is no UUID.
 */
export function orderIdOf(request: Request): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return randomUUID();
  const parsed = orderId.safeParse(key);
  if (!parsed.success) throw new RequestRejected(400, { error: 'invalid_idempotency_key' });
  return parsed.data.toLowerCase();
}
