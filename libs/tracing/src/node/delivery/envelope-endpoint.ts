import { authHeader, type Dsn, type SdkInfo } from '../../core/index';

/** Where a process posts its envelopes, and with which headers. */
export interface EnvelopeEndpoint {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** What the envelopes themselves say about where they come from and belong. */
  envelopeHeaders: Readonly<Record<string, unknown>>;
}

/** The DSN's project; or a tunnel, which is told in the envelope for which project it is, and no key. */
export function envelopeEndpoint(dsn: Dsn, sdk: SdkInfo, tunnel?: string): EnvelopeEndpoint {
  const headers = { 'content-type': 'application/x-sentry-envelope' };
  if (tunnel) return { url: tunnel, headers, envelopeHeaders: { sdk, dsn: dsn.text } };
  return {
    url: dsn.envelopeUrl,
    headers: { ...headers, 'x-sentry-auth': authHeader(dsn, sdk) },
    envelopeHeaders: { sdk },
  };
}
