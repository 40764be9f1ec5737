import {
  createQueuedTransport,
  REQUEST_DEADLINE_MS,
  SDK_VERSION,
  type Clock,
  type Dsn,
  type ServerAnswer,
  type Transport,
} from '../core/index';

export interface FetchEnvelopeTransportOptions {
  dsn: Dsn;
  sdkName: string;
  clock: Clock;
  /** The platform's own fetch, taken before it is instrumented: envelopes are never traced. */
  fetch: typeof globalThis.fetch;
}

/** Browsers let a page's requests outlive it as long as their bodies together stay below 64 KiB. */
const MOST_KEEPALIVE_BYTES = 60_000;
/** Browsers refuse to keep more requests alive than this. */
const MOST_REQUESTS = 15;

/**
 * Posts envelopes with fetch, so that they also arrive when the page is closed meanwhile; larger ones than a browser
 * keeps alive only arrive if the page stays. Key and version are in the query and the body is plain text, which
 * makes it a request that other origins take without a preflight.
 */
export function fetchEnvelopeTransport({
  dsn,
  sdkName,
  clock,
  fetch,
}: FetchEnvelopeTransportOptions): Transport {
  const query = new URLSearchParams({
    sentry_key: dsn.publicKey,
    sentry_version: '7',
    sentry_client: `${sdkName}/${SDK_VERSION}`,
  });
  const url = `${dsn.envelopeUrl}?${query.toString()}`;
  let keptAliveBytes = 0;

  async function post(body: string): Promise<ServerAnswer> {
    const bytes = new Blob([body]).size;
    const keepalive = keptAliveBytes + bytes <= MOST_KEEPALIVE_BYTES;
    const counted = keepalive ? bytes : 0;
    keptAliveBytes += counted;
    try {
      const { status, headers } = await fetch.call(globalThis, url, {
        method: 'POST',
        body,
        keepalive,
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        credentials: 'omit',
        referrerPolicy: 'strict-origin',
        signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
      });
      return {
        status,
        rateLimits: headers.get('x-sentry-rate-limits'),
        retryAfter: headers.get('retry-after'),
        batch: headers.get('x-clew-batch'),
      };
    } finally {
      keptAliveBytes -= counted;
    }
  }

  const headers = { sdk: { name: sdkName, version: SDK_VERSION } };
  return createQueuedTransport({ post, clock, headers, mostRequests: MOST_REQUESTS });
}
