import { hostname } from 'node:os';
import {
  createTracer,
  errorReporting,
  parseDsn,
  SDK_VERSION,
  traceparentHeader,
  TracingConfigurationError,
  type Dsn,
  type CaptureOptions,
  type SamplingOptions,
  type SendingRules,
  type Tracer,
  type TracingOrigin,
} from '../core/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { deliverOnCrash, type Crash } from './crash-delivery';
import { envelopeEndpoint } from './envelope-endpoint';
import { createHttpEnvelopeTransport, type HttpEnvelopeTransport } from './http-envelope-transport';
import { instrumentFetch } from './instrumentation/fetch';
import { instrumentHttp } from './instrumentation/http-client';
import { createProcessClock } from './process-clock';
import { parseV8Stack } from './v8-stack';

export interface NodeTracingOptions extends SamplingOptions, SendingRules {
  /** Where finished transactions go; without it, nothing is sent, and traces still pass through. */
  dsn?: string | undefined;
  /** The URL of a server of your own that passes envelopes on to the DSN's project, for where that cannot be reached. */
  tunnel?: string | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  serverName?: string | undefined;
  /** Which outgoing requests carry the trace; by default none, since a third party has no business knowing it. */
  tracingOrigins?: readonly TracingOrigin[] | undefined;
  /** Sends W3C's `traceparent` beside `sentry-trace`, and reads it where that is missing. */
  propagateTraceparent?: boolean | undefined;
  /** Continues only traces of the organisation that this service reports to. */
  strictTraceContinuation?: boolean | undefined;
  /** That organisation, where the host of the DSN does not name it. */
  orgId?: string | undefined;
}

export interface NodeTracing {
  tracer: Tracer;
  /** Reports an error with the trace that it happened in; answers with the id of its event. */
  captureException(error: unknown, options?: CaptureOptions): string | undefined;
  flush(timeoutMs?: number): Promise<boolean>;
  /** Delivers what is left, then takes the instrumentation of http and fetch away again. */
  close(timeoutMs?: number): Promise<boolean>;
}

const SDK = { name: 'clew.javascript.node', version: SDK_VERSION };

/**
 * Sets tracing up for a Node process and instruments its outgoing http, https and fetch requests. Call it once, before
 * the rest of the program is loaded. It never throws: a DSN that cannot be used is warned about and left out.
 *
 * @example
 * const { tracer, close } = init({ dsn: process.env.DSN, tracesSampleRate: 0.25, tracingOrigins: ['db.internal'] });
 * app.use(tracingHandler(tracer));
 */
export function init(options: NodeTracingOptions): NodeTracing {
  const clock = createProcessClock();
  const activeSpan = createAsyncLocalActiveSpan();
  const dsn = usableDsn(options.dsn);
  const endpoint = dsn && envelopeEndpoint(dsn, SDK, options.tunnel);
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
    reportErrors: errorReporting(parseV8Stack),
    traceparent: options.propagateTraceparent ? traceparentHeader : undefined,
    warn,
  });
  const stopWatching = transport && reportCrashes(tracer, transport);
  const tracingOrigins = options.tracingOrigins ?? [];
  const removeHttp = instrumentHttp(tracer, { tracingOrigins });
  const removeFetch = instrumentFetch(tracer, { tracingOrigins });
  return {
    tracer,
    captureException: (error, captured) => tracer.captureException(error, captured),
    flush: (timeoutMs) => tracer.flush(timeoutMs),
    async close(timeoutMs) {
      const delivered = await tracer.close(timeoutMs);
      for (const stop of [stopWatching, removeHttp, removeFetch]) stop?.();
      return delivered;
    },
  };
}

function reportCrashes(tracer: Tracer, transport: HttpEnvelopeTransport): () => void {
  const report = (error: unknown, { mechanism, isFatal }: Crash) =>
    tracer.captureException(error, { handled: false, mechanism, level: isFatal ? 'fatal' : 'error' });
  return deliverOnCrash({ transport, report });
}

function usableDsn(text: string | undefined): Dsn | undefined {
  if (!text) return undefined;
  try {
    return parseDsn(text);
  } catch (error) {
    if (!(error instanceof TracingConfigurationError)) throw error;
    warn(`nothing will be sent: ${error.message}`);
    return undefined;
  }
}

function warn(message: string): void {
  process.emitWarning(message, 'TracingWarning');
}
