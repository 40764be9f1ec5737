import { SDK_VERSION, type Dsn } from '../../core/index';

/** The name that the SDK reports about itself in a page. */
export const SDK_NAME = 'clew.javascript.browser';

/** Where a page's envelopes go. */
export interface EnvelopeRoute {
  url: string;
  /** The project that they are for, which each of them names where the address does not. */
  dsn?: string;
}

/** To the DSN's project. Key and version are in the query: other origins take such a request without a preflight. */
export function directRoute({ envelopeUrl, publicKey }: Dsn): EnvelopeRoute {
  const query = `sentry_key=${publicKey}&sentry_version=7&sentry_client=${SDK_NAME}/${SDK_VERSION}`;
  return { url: `${envelopeUrl}?${query}` };
}

/** To a server of the application's own, which passes envelopes on; the key is not in the address. */
export function tunnelRoute(url: string): (dsn: Dsn) => EnvelopeRoute {
  return ({ text }) => ({ url, dsn: text });
}
