import {
  assembleTracer,
  readDsn,
  UNUSABLE_DSN,
  type Dsn,
  type Span,
  type Tracer,
  type TracerParts,
} from '../core/index';
import { continueAnnouncedTrace } from './announced-trace';
import { fetchEnvelopeTransport } from './fetch-envelope-transport';
import { pageClock } from './page-clock';
import { pageFilter } from './page-filter';
import { pageTracer } from './page-tracer';
import { createStackActiveSpan } from './stack-active-span';

const SDK_NAME = 'clew.javascript.browser';

/** What a page says about itself and about what it sends. */
export interface BrowserTracerOptions {
  /** Fraction of the traces begun here that are recorded, 0 to 1. Without it, tracing is off. */
  tracesSampleRate?: number | undefined;
  /** Where to send; without it nothing is sent, and traces still propagate. */
  dsn?: string | undefined;
  /**
   * Where a server of your own passes envelopes on to the DSN's project, because browsers may block that: a URL, or a
   * path of the page's origin.
   */
  tunnel?: string | undefined;
  environment?: string | undefined;
  release?: string | undefined;
}

/** A page's tracer, and what instrumenting the page takes besides. */
export interface BrowserTracer {
  tracer: Tracer;
  dsn: Dsn | undefined;
  /** Whether a URL is where the tracer itself sends to. */
  isOwnUrl: (url: string) => boolean;
  warn: (message: string) => void;
}

/**
 * Wires the core to a browser: its clock, its fetch, its stack of active spans. Nothing of the page is touched. It never
 * throws: a DSN that cannot be used is warned about and left out.
 *
 * @param unclaimedSpan answers with the span that work belongs to when no span is active
 */
export function createBrowserTracer(
  options: BrowserTracerOptions & TracerParts,
  unclaimedSpan: () => Span | undefined,
): BrowserTracer {
  const clock = pageClock;
  const dsn = usableDsn(options.dsn);
  const { tunnel } = options;
  const transport = dsn && fetchEnvelopeTransport({ dsn, tunnel, sdkName: SDK_NAME, clock, fetch });
  const activeSpan = createStackActiveSpan();
  const tracer = assembleTracer({
    ...{ filter: pageFilter, continuation: continueAnnouncedTrace },
    ...options,
    ...{ clock, dsn, transport, activeSpan, platform: 'javascript', sdkName: SDK_NAME, warn },
  });
  const isOwnUrl = (url: string) =>
    (dsn !== undefined && url.startsWith(dsn.envelopeUrl)) ||
    (tunnel !== undefined && [tunnel, location.origin + tunnel].includes(url));
  return { tracer: pageTracer(tracer, activeSpan, unclaimedSpan), dsn, isOwnUrl, warn };
}

function usableDsn(text: string | undefined): Dsn | undefined {
  const dsn = text ? readDsn(text) : undefined;
  if (text && !dsn) warn(`nothing will be sent: ${UNUSABLE_DSN}`);
  return dsn;
}

const given = new Set<string>();

/** Says it once: what has gone wrong for one request will go wrong for the next. */
function warn(message: string): void {
  if (given.has(message)) return;
  given.add(message);
  console.warn(`[tracing] ${message}`);
}
