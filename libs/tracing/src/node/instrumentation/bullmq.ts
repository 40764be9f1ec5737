/**
 * BullMQ 5.x and 6.x.
 *
 * Seam: the `telemetry` option of Queue and Worker. The trace travels in the job's own metadata, beside its data, so
 * that the handler sees a clean payload.
 *
 *   api  http.server  POST /api/checkout
 *   └─ queue.publish  send-order-confirmation
 *      └─ worker  queue.process  send-order-confirmation
 *
 * Wire: the metadata is JSON, `{"sentry-trace": "…", "baggage": "…"}`, out with the job and in with its processing.
 */
import type { ContextManager, Span as BullmqSpan, Telemetry, Tracer as BullmqTracer } from 'bullmq';
import type { PropagationHeaders, Span, Tracer } from '../../core/index';
import { ProcessSpan, PublishSpan, UntracedSpan } from './bullmq-spans';

/** What BullMQ hands around between its calls, and never looks into. */
export interface BullmqContext {
  /** The span that is active meanwhile. */
  span?: Span | undefined;
  /** The span that the metadata of the added job names. Adding it is plumbing: its Redis commands make no spans. */
  publishing?: Span | undefined;
  /** The metadata of the job that is to be processed, as it came. */
  received?: string | undefined;
  /** BullMQ's own work, which is plumbing, too. */
  untraced?: boolean;
}

/** BullMQ's kinds of spans; its enumeration is not imported, so that this file needs none of its code. */
const PRODUCER = 3;
const CONSUMER = 4;

/**
 * Makes a span of every job that is added while a span is active, and a transaction of every job that is processed:
 * of the adder's trace, or of one of its own.
 *
 * @example
 * const queue = new Queue('order-confirmations', { connection, telemetry: bullmqTelemetry(tracer) });
 */
export function bullmqTelemetry(tracer: Tracer): Telemetry<BullmqContext> {
  /** A job that is tried again keeps the metadata that it came with: each attempt is a child of the adder's span. */
  const metadataReceived = new WeakMap<object, string>();

  const contextManager: ContextManager<BullmqContext> = {
    active: () => ({ span: tracer.activeSpan() }),
    root: () => ({ untraced: true }),
    with: (context, work) =>
      tracer.runWith(context.untraced ? undefined : context.span, () => work() as ReturnType<typeof work>),
    fromMetadata: (_active, metadata) => ({ received: metadata }),
    getMetadata({ span, publishing }) {
      if (publishing) return JSON.stringify(tracer.propagationHeaders(publishing));
      return (span && metadataReceived.get(span.transaction)) ?? '';
    },
  };

  function startSpan(name: string, options?: { kind: number }, context?: BullmqContext): BullmqSpan {
    if (options?.kind === CONSUMER) {
      const transaction = tracer.continueTrace(headersFrom(context?.received), {
        ...{ name: subjectOf(name), source: 'task', op: 'queue.process' },
      });
      if (context?.received) metadataReceived.set(transaction, context.received);
      return new ProcessSpan(transaction);
    }
    const parent = tracer.activeSpan();
    if (options?.kind !== PRODUCER || !parent) return new UntracedSpan();
    return new PublishSpan(parent.startChild({ op: 'queue.publish', description: subjectOf(name) }));
  }

  return { tracer: { startSpan } satisfies BullmqTracer<BullmqContext>, contextManager };
}

/** `add orders.send-order-confirmation`, `process orders`: what stands behind the operation. */
function subjectOf(spanName: string): string {
  return spanName.slice(spanName.indexOf(' ') + 1);
}

function headersFrom(metadata: string | undefined): { sentryTrace?: string; baggage?: string } {
  try {
    const headers = (JSON.parse(metadata ?? '{}') ?? {}) as Partial<PropagationHeaders>;
    return {
      ...(headers['sentry-trace'] === undefined ? {} : { sentryTrace: headers['sentry-trace'] }),
      ...(headers.baggage === undefined ? {} : { baggage: headers.baggage }),
    };
  } catch {
    // Metadata of somebody else's telemetry, or garbage: the job runs, in a new trace.
    return {};
  }
}
