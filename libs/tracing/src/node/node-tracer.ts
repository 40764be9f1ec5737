import { hostname } from 'node:os';
import {
  createBreadcrumbKeeper,
  createTracer,
  errorReporting,
  parseDsn,
  SDK_VERSION,
  thoroughFilter,
  traceparentHeader,
  TracingConfigurationError,
  trailsOfTransactions,
  UNUSABLE_DSN,
  type ActiveSpan,
  type BreadcrumbRules,
  type BreadcrumbTrails,
  type Dsn,
  type SamplingOptions,
  type SendingRules,
  type Tracer,
  type WholeTracer,
} from '../core/index';
import { deliverOnCrash, type Crash } from './delivery/crash-delivery';
import { envelopeEndpoint, type EnvelopeEndpoint } from './delivery/envelope-endpoint';
import { createHttpEnvelopeTransport, type HttpEnvelopeTransport } from './delivery/http-envelope-transport';
import { createProcessClock } from './process-clock';
import { parseV8Stack } from './v8-stack';
import { warnOfTracing } from './warn-of-tracing';

export interface NodeTracerOptions extends SamplingOptions, SendingRules, BreadcrumbRules {
  /** Where finished transactions go; without it, nothing is sent, and traces still pass through. */
  dsn?: string | undefined;
  /** The URL of a server of your own that passes envelopes on to the DSN's project, for where that cannot be reached. */
  tunnel?: string | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  serverName?: string | undefined;
  /** Sends W3C's `traceparent` beside `sentry-trace`, and reads it where that is missing. */
  propagateTraceparent?: boolean | undefined;
  /** Continues only traces of the organisation that this service reports to. */
  strictTraceContinuation?: boolean | undefined;
  /** That organisation, where the host of the DSN does not name it. */
  orgId?: string | undefined;
  /** Reports errors that nobody catches, and delivers before the process dies of one: yes, unless `false`. */
  reportCrashes?: boolean | undefined;
}

export interface NodeTracer {
  tracer: WholeTracer;
  /** Where it posts its envelopes. */
  envelopeUrl: string | undefined;
  /** Stops watching for crashes. */
  stopWatching: () => void;
}

const UNUSABLE_TUNNEL = 'the tunnel cannot be used: it is a whole URL, such as https://shop.example/tunnel';
const SDK = { name: 'clew.javascript.node', version: SDK_VERSION };

/**
 * A tracer with all that belongs to a Node process: its clock, its way to a server, its last words.
 *
 * @param trails where breadcrumbs are kept: each transaction has its own, unless told otherwise
 */
export function createNodeTracer(
  options: NodeTracerOptions,
  activeSpan: ActiveSpan,
  trails: BreadcrumbTrails = trailsOfTransactions(),
): NodeTracer {
  const clock = createProcessClock();
  const dsn = usableDsn(options.dsn);
  const endpoint = dsn && usableEndpoint(dsn, options.tunnel);
  const transport = endpoint && createHttpEnvelopeTransport({ endpoint, clock, activeSpan });
  const tracer = createTracer({
    ...options,
    dsn,
    clock,
    activeSpan,
    transport,
    serverName: options.serverName ?? hostname(),
    platform: 'node',
    sdkName: SDK.name,
    // What is never sent need not be kept.
    breadcrumbs:
      transport && createBreadcrumbKeeper({ rules: options, trails, filter: thoroughFilter, clock }),
    reportErrors: errorReporting(parseV8Stack),
    traceparent: options.propagateTraceparent ? traceparentHeader : undefined,
    warn: warnOfTracing,
  });
  const watches = transport !== undefined && options.reportCrashes !== false;
  return {
    tracer,
    envelopeUrl: endpoint?.url,
    stopWatching: watches ? reportCrashes(tracer, transport) : () => undefined,
  };
}

function reportCrashes(tracer: Tracer, transport: HttpEnvelopeTransport): () => void {
  const report = (error: unknown, { mechanism, isFatal }: Crash): void => {
    tracer.captureException(error, { handled: false, mechanism, level: isFatal ? 'fatal' : 'error' });
  };
  return deliverOnCrash({ transport, report });
}

function usableDsn(text: unknown): Dsn | undefined {
  if (!text) return undefined;
  try {
    return parseDsn(typeof text === 'string' ? text : '');
  } catch (error) {
    if (!(error instanceof TracingConfigurationError)) throw error;
    warnOfTracing(`nothing will be sent: ${error.message}`);
    return undefined;
  }
}

/** Undefined where nothing can be posted to: a DSN is a pattern, and not all that it fits is an address. */
function usableEndpoint(dsn: Dsn, tunnel: string | undefined): EnvelopeEndpoint | undefined {
  const endpoint = envelopeEndpoint(dsn, SDK, tunnel);
  if (/^https?:/i.test(endpoint.url) && URL.canParse(endpoint.url)) return endpoint;
  warnOfTracing(`nothing will be sent: ${tunnel ? UNUSABLE_TUNNEL : UNUSABLE_DSN}`);
  return undefined;
}
