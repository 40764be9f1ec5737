import {
  createDelivery,
  REQUEST_DEADLINE_MS,
  SDK_VERSION,
  type Clock,
  type ServerAnswer,
  type Transport,
} from '../../core/index';
import type { EnvelopeRoute } from './envelope-route';

export interface FetchEnvelopeTransportOptions {
  route: EnvelopeRoute;
  sdkName: string;
  clock: Clock;
  /** The platform's own fetch, taken before it is instrumented: envelopes are never traced. */
  fetch: typeof globalThis.fetch;
  /** Posts in place of fetch when the page is hidden. */
  beacon?: Beacon | undefined;
}

/** Posts what shall outlive the page; undefined if that cannot be. */
export type Beacon = (url: string, body: string) => Promise<ServerAnswer> | undefined;

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
  route: { url, dsn },
  sdkName,
  clock,
  fetch,
  beacon,
}: FetchEnvelopeTransportOptions): Transport {
  /** The requests that end with the page. */
  const mortal = new Set<() => void>();
  let keptAliveBytes = 0;
  let isPageGone = false;

  function post(body: string, giveUp: () => void): Promise<ServerAnswer> | undefined {
    const bytes = new Blob([body]).size;
    const keepalive = keptAliveBytes + bytes <= MOST_KEEPALIVE_BYTES;
    if (isPageGone && !keepalive) return undefined;
    if (beacon && document.hidden) return beacon(url, body);
    if (keepalive) keptAliveBytes += bytes;
    else mortal.add(giveUp);
    return fetched(body, keepalive).finally(() => {
      if (keepalive) keptAliveBytes -= bytes;
      mortal.delete(giveUp);
    });
  }

  /** A rejection, also where the host's own wrapper of fetch throws. */
  async function fetched(body: string, keepalive: boolean): Promise<Response> {
    return fetch(url, {
      method: 'POST',
      body,
      keepalive,
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
      // Browsers before 2023 wait as long as they like.
      signal: (AbortSignal as Partial<typeof AbortSignal>).timeout?.(REQUEST_DEADLINE_MS) ?? null,
    });
  }

  const transport = createDelivery({
    ...{ post, clock, mostRequests: MOST_REQUESTS },
    ...{ mostEvents: MOST_EVENTS, mostCharacters: MOST_CHARACTERS },
    headers: { sdk: { name: sdkName, version: SDK_VERSION }, dsn },
  });

  function leave({ persisted }: PageTransitionEvent): void {
    if (persisted) return;
    isPageGone = true;
    for (const giveUp of mortal) giveUp();
    // A page that is still visible is about to be hidden, and whoever made the tracer flushes it then.
    if (document.hidden) void transport.flush();
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
