import {
  createDelivery,
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
  /** The URL of a server that passes envelopes on; they go to the DSN's project by default. */
  tunnel?: string | undefined;
}

/** Browsers let a page's requests outlive it as long as their bodies together stay below 64 KiB. */
const MOST_KEEPALIVE_BYTES = 60_000;
/** Browsers refuse to keep more than 15 requests alive; one is left for the report of what is lost. */
const MOST_REQUESTS = 14;
/** What waits in a page: at most 2 MiB. */
const MOST_EVENTS = 100;
const MOST_CHARACTERS = 1024 * 1024;

/**
 * Posts envelopes with fetch, so that they also arrive when the page is closed meanwhile. What is larger than a browser
 * keeps alive only arrives if the page stays: when it goes, that counts as lost, and the loss is reported. Key and
 * version are in the query and the body is text, which browsers send as `text/plain`: that makes it a request that other
 * origins take without a preflight. Events go one by one, however many a server would take together.
 */
export function fetchEnvelopeTransport({
  dsn,
  sdkName,
  clock,
  fetch,
  tunnel,
}: FetchEnvelopeTransportOptions): Transport {
  const sdk = { name: sdkName, version: SDK_VERSION };
  const client = `${sdkName}/${SDK_VERSION}`;
  const url =
    tunnel ?? `${dsn.envelopeUrl}?sentry_key=${dsn.publicKey}&sentry_version=7&sentry_client=${client}`;
  /** The requests that end with the page. */
  const mortal = new Set<() => void>();
  let keptAliveBytes = 0;
  let isPageGone = false;

  function post(body: string, giveUp: () => void): Promise<ServerAnswer> | undefined {
    const bytes = new Blob([body]).size;
    const outlivesPage = keptAliveBytes + bytes <= MOST_KEEPALIVE_BYTES;
    if (isPageGone && !outlivesPage) return undefined;
    if (isHidden() && typeof Request === 'function' && !('keepalive' in Request.prototype))
      return beacon(body);
    if (outlivesPage) keptAliveBytes += bytes;
    else mortal.add(giveUp);
    return fetched(body, outlivesPage).finally(() => {
      if (outlivesPage) keptAliveBytes -= bytes;
      mortal.delete(giveUp);
    });
  }

  async function fetched(body: string, keepalive: boolean): Promise<ServerAnswer> {
    const controller = new AbortController();
    const cancelDeadline = clock.schedule(REQUEST_DEADLINE_MS, () => controller.abort());
    try {
      const { status, headers } = await fetch.call(globalThis, url, {
        method: 'POST',
        body,
        keepalive,
        credentials: 'omit',
        referrerPolicy: 'strict-origin',
        signal: controller.signal,
      });
      return {
        status,
        rateLimits: headers.get('x-sentry-rate-limits'),
        retryAfter: headers.get('retry-after'),
      };
    } finally {
      cancelDeadline();
    }
  }

  /** For browsers whose fetch cannot outlive the page: the server's answer stays unknown. */
  function beacon(body: string): Promise<ServerAnswer> | undefined {
    const unsaid = { rateLimits: null, retryAfter: null };
    return navigator.sendBeacon(url, body) ? Promise.resolve({ status: 200, ...unsaid }) : undefined;
  }

  const transport = createDelivery({
    ...{ post, clock, mostRequests: MOST_REQUESTS },
    ...{ mostEvents: MOST_EVENTS, mostCharacters: MOST_CHARACTERS },
    headers: tunnel === undefined ? { sdk } : { sdk, dsn: dsn.text },
  });

  function leave({ persisted }: PageTransitionEvent): void {
    if (persisted) return;
    isPageGone = true;
    for (const giveUp of mortal) giveUp();
    // A page that is still visible is about to be hidden, and whoever made the tracer flushes it then.
    if (isHidden()) void transport.flush();
  }
  addEventListener('pagehide', leave);

  return {
    ...transport,
    close(timeoutMs) {
      removeEventListener('pagehide', leave);
      return transport.close(timeoutMs);
    },
  };
}

function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}
