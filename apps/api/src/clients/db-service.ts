import { dbServiceRoutes } from '@clew/shop-contracts';
import type { ProductsResponse, StoreOrderRequest, StoreOrderResponse } from '@clew/shop-contracts';
import { z } from 'zod';
import { DownstreamError } from './downstream-error';
import { requestJson } from './request-json';

/** The database server as api uses it; each call is made in the name of a customer's session. */
export interface DbService {
  /** @throws DownstreamError 401 when the session is not known. */
  listProducts(sessionToken: string | undefined): Promise<ProductsResponse>;
  /** @throws DownstreamError 401 when the session is not known, 409 when the order's id has another content. */
  storeOrder(order: StoreOrderRequest, sessionToken: string | undefined): Promise<StoreOrderResponse>;
}

const productsAnswer = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      colour: z.string(),
      priceCents: z.int(),
    }),
  ),
});

const storeOrderAnswer = z.object({
  orderId: z.string(),
  customer: z.object({ name: z.string(), email: z.string() }),
});

/** A client of the db-service at `baseUrl`; no call takes longer than `deadlineMs`. */
export function createDbService(baseUrl: string, deadlineMs: number): DbService {
  return {
    listProducts: (sessionToken) =>
      requestJson(new URL(`${baseUrl}${dbServiceRoutes.products}`), {
        headers: authorization(sessionToken),
        answer: productsAnswer,
        deadlineMs,
        refused,
      }),
    storeOrder: (order, sessionToken) =>
      requestJson(new URL(`${baseUrl}${dbServiceRoutes.orders}`), {
        method: 'POST',
        headers: authorization(sessionToken),
        body: order,
        answer: storeOrderAnswer,
        deadlineMs,
        refused,
      }),
  };
}

function authorization(sessionToken: string | undefined): Record<string, string> {
  return sessionToken === undefined ? {} : { authorization: `Bearer ${sessionToken}` };
}

function refused(status: number): Error | undefined {
  if (status === 401) return new DownstreamError(401, 'unauthenticated');
  if (status === 409) return new DownstreamError(409, 'order_exists');
  if (status === 503) return new DownstreamError(503, 'unavailable');
  return undefined;
}
