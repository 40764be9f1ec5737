import { assembleTracer, readDsn, type Dsn, type Span, type Tracer, type TracerParts } from '../core/index';
import { directRoute, SDK_NAME, type EnvelopeRoute } from './ports/envelope-route';
import { fetchEnvelopeTransport, type Beacon } from './ports/fetch-envelope-transport';
import { pageClock } from './ports/page-clock';
import { pageFilter } from './ports/page-filter';
import { pageTracer } from './page-tracer';
import { createStackActiveSpan } from './ports/stack-active-span';
import { warn } from './ports/warn';
import type { NoteRequest } from './outgoing-request';

/** What a page says about itself and about what it sends. */
export interface BrowserTracerOptions {
  /** Fraction of the traces begun here that are recorded, 0 to 1. Without it, tracing is off. */
  tracesSampleRate?: number | undefined;
  /** Where to send; without it nothing is sent, and traces still propagate. */
  dsn?: string | undefined;
  environment?: string | undefined;
  release?: string | undefined;
}

/** What not every page adds to its tracer. */
export interface PageTracerParts extends TracerParts {
  /** Absent: envelopes go to the DSN's project. */
  routeOf?: ((dsn: Dsn) => EnvelopeRoute) | undefined;
  /** Absent: fetch outlives the page, as it does in current browsers. */
  beacon?: Beacon | undefined;
  /** Absent: a request that no span is active for is left alone. */
  noteRequest?: NoteRequest | undefined;
}

/** A page's tracer, and what instrumenting the page takes besides. */
export interface BrowserTracer {
  tracer: Tracer;
  dsn: Dsn | undefined;
  /** Whether a request to this URL is the tracer's own. */
  isOwnRequest: (url: string) => boolean;
  warn: (message: string) => void;
  noteRequest: NoteRequest | undefined;
}

/**
 * Wires the core to a browser: its clock, its fetch, its stack of active spans. Nothing of the page is touched. It never
 * throws: a DSN that cannot be used is warned about and left out.
 *
 * @param unclaimedSpan answers with the span that work belongs to when no span is active
 */
export function createBrowserTracer(
  options: BrowserTracerOptions & PageTracerParts,
  unclaimedSpan: () => Span | undefined,
): BrowserTracer {
  const clock = pageClock;
  const { routeOf = directRoute, beacon, noteRequest } = options;
  const dsn = usableDsn(options.dsn);
  const route = dsn && routeOf(dsn);
  const transport = route && fetchEnvelopeTransport({ route, sdkName: SDK_NAME, clock, fetch, beacon });
  const activeSpan = createStackActiveSpan();
  const tracer = assembleTracer({
    filter: pageFilter,
    ...options,
    ...{ clock, dsn, transport, activeSpan, platform: 'javascript', sdkName: SDK_NAME, warn },
  });
  const own = route && withoutQuery(route.url);
  const isOwnRequest = (url: string) =>
    own !== undefined && [own, location.origin + own].includes(withoutQuery(url));
  return { tracer: pageTracer(tracer, activeSpan, unclaimedSpan), dsn, isOwnRequest, warn, noteRequest };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, '');
}

function usableDsn(text: string | undefined): Dsn | undefined {
  const dsn = readDsn(text ?? '');
  if (text && !dsn) warn('nothing will be sent: the DSN is not http://<key>@<host>/<project>');
  return dsn;
}
