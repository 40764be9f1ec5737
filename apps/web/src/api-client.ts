import {
  apiRoutes,
  type CheckoutRequest,
  type CheckoutResponse,
  type DeliveryOption,
  type DeliveryOptionsResponse,
  type ErrorResponse,
  type Product,
  type ProductsResponse,
} from '@clew/shop-contracts';

const patienceMs = 20_000;

/** Why a request brought no answer that the page can use. */
export type FailureReason = 'unreachable' | 'timed out' | 'unreadable' | 'refused';

/** The one error that this client throws. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';

  constructor(
    readonly reason: FailureReason,
    /** The answer's HTTP status, if there was an answer. */
    readonly httpStatus?: number,
    /** What the shop found wrong with which part of the request. */
    readonly details: readonly string[] = [],
  ) {
    super(httpStatus === undefined ? reason : `${reason} with ${httpStatus}`);
  }
}

/** All that the shop sells. */
export async function fetchProducts(): Promise<Product[]> {
  const { products } = await requestJson<ProductsResponse>(apiRoutes.products);
  return expectList(products);
}

/** The ways in which an order can travel, best first. */
export async function fetchDeliveryOptions(): Promise<DeliveryOption[]> {
  const { deliveryOptions } = await requestJson<DeliveryOptionsResponse>(apiRoutes.deliveryOptions);
  return expectList(deliveryOptions);
}

/**
 * Places an order; the shop prices it, takes the payment and answers with what it charged. `key` is a UUID: the same
 * order under the same key is placed once, however often it is sent.
 */
export function placeOrder(order: CheckoutRequest, key: string): Promise<CheckoutResponse> {
  return requestJson<CheckoutResponse>(apiRoutes.checkout, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(order),
  });
}

async function requestJson<Body extends object>(path: string, options: RequestInit = {}): Promise<Body> {
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(path, { ...options, signal }).catch((error: unknown) => {
    throw new RequestFailure(isTimeout(error) ? 'timed out' : 'unreachable');
  });
  const body = await readBody(response);
  if (!response.ok) throw new RequestFailure('refused', response.status, detailsOf(body));
  if (body === undefined) throw new RequestFailure('unreadable', response.status);
  return body as Body;
}

async function readBody(response: Response): Promise<object | undefined> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch (error) {
    if (isTimeout(error)) throw new RequestFailure('timed out', response.status);
    return undefined;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function detailsOf(body: Partial<ErrorResponse> | undefined): string[] {
  return Array.isArray(body?.details) ? body.details.map(({ message }) => String(message)) : [];
}

function expectList<Item>(list: Item[] | undefined): Item[] {
  if (!Array.isArray(list)) throw new RequestFailure('unreadable');
  return list;
}
