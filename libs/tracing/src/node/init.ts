import http from 'node:http';
import type { Breadcrumb, CaptureOptions, Diagnostics, Tracer, TracingOrigin } from '../core/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { instrumentConsole } from './instrumentation/console/console';
import { instrumentFetch } from './instrumentation/http/fetch';
import { instrumentHttp } from './instrumentation/http/http-client';
import { instrumentRequestBreadcrumbs } from './instrumentation/http/request-breadcrumbs';
import { isInstrumented } from './instrumentation/instrument-once';
import type { RunWithin } from './instrumentation/listen-within';
import { createNodeTracer, type NodeTracer, type NodeTracerOptions } from './node-tracer';
import { warnOfTracing } from './warn-of-tracing';

export interface NodeTracingOptions extends NodeTracerOptions {
  /** Which outgoing requests carry the trace; by default none, since a third party has no business knowing it. */
  tracingOrigins?: readonly TracingOrigin[] | undefined;
  /** Whether what is written to the console is a breadcrumb: no, unless `true`, as it is the log of many a service. */
  consoleBreadcrumbs?: boolean | undefined;
}

export interface NodeTracing {
  tracer: Tracer;
  /** Reports an error with the trace that it happened in; answers with the id of its event. */
  captureException(error: unknown, options?: CaptureOptions): string | undefined;
  /** Notes what may explain what is reported next, for the transaction that is active. */
  addBreadcrumb(breadcrumb: Breadcrumb, hint?: unknown): void;
  /** What could not be read or delivered so far. */
  diagnostics(): Diagnostics;
  flush(timeoutMs?: number): Promise<boolean>;
  /** Delivers what is left, then takes the instrumentation of http and fetch away again. */
  close(timeoutMs?: number): Promise<boolean>;
}

/**
 * Sets tracing up for a Node process and instruments its outgoing http, https and fetch requests, which are spans and
 * breadcrumbs. Call it once, before
 * the rest of the program is loaded. It never throws: a DSN that cannot be used is warned about and left out. A second call
 * before the first tracing is closed is warned about, too, and leaves outgoing requests to the first. Errors that end the
 * process are reported; signals are left to the host, which calls `close` when it ends.
 *
 * @example
 * const { tracer, close } = init({ dsn: process.env.DSN, tracesSampleRate: 0.25, tracingOrigins: ['db.internal'] });
 * app.use(tracingHandler(tracer));
 */
export function init(options?: NodeTracingOptions | null): NodeTracing {
  const node = createNodeTracer(options ?? {}, createAsyncLocalActiveSpan());
  const { tracer, stopWatching } = node;
  const tracingOrigins = usableOrigins(options?.tracingOrigins);
  if (isInstrumented(http, 'http')) {
    warnOfTracing(
      'init is called twice: outgoing requests stay with the first tracing; await its close() before',
    );
  }
  const removeHttp = instrumentHttp(tracer, { tracingOrigins });
  const removeFetch = instrumentFetch(tracer, { tracingOrigins });
  const removeBreadcrumbs = collectBreadcrumbs(node, options ?? {});
  return {
    tracer,
    captureException: (error, captured) => tracer.captureException(error, captured),
    addBreadcrumb: (breadcrumb, hint) => tracer.addBreadcrumb(breadcrumb, hint),
    diagnostics: () => tracer.diagnostics(),
    flush: (timeoutMs) => tracer.flush(timeoutMs),
    async close(timeoutMs) {
      const delivered = await tracer.close(timeoutMs);
      for (const stop of [stopWatching, removeBreadcrumbs, removeHttp, removeFetch]) stop();
      return delivered;
    },
  };
}

/** Where nothing is sent, or kept, nothing is collected. */
function collectBreadcrumbs(
  { tracer, envelopeUrl }: NodeTracer,
  { maxBreadcrumbs, consoleBreadcrumbs = false }: NodeTracingOptions,
): () => void {
  if (envelopeUrl === undefined || maxBreadcrumbs === 0) return () => undefined;
  function runLater(): RunWithin {
    const span = tracer.activeSpan();
    return (work) => tracer.runWith(span, work);
  }
  const removeRequests = instrumentRequestBreadcrumbs({ tracer, envelopeUrl, runLater });
  const removeConsole = consoleBreadcrumbs ? instrumentConsole(tracer) : undefined;
  return () => {
    removeRequests();
    removeConsole?.();
  };
}

function usableOrigins(tracingOrigins: readonly TracingOrigin[] | undefined): readonly TracingOrigin[] {
  if (!tracingOrigins) return [];
  if (Array.isArray(tracingOrigins)) return tracingOrigins as readonly TracingOrigin[];
  warnOfTracing('tracingOrigins is not a list: no request carries the trace');
  return [];
}
