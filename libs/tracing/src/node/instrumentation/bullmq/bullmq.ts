/**
 * BullMQ 5.58 up, and 6.x.
 *
 * Seam: the `telemetry` option of Queue, FlowProducer and Worker. The trace travels in the job's own metadata, beside its
 * data, so that the handler sees a clean payload.
 *
 *   api  http.server  POST /api/checkout
 *   └─ queue.publish  send-order-confirmation
 *      └─ worker  queue.process  send-order-confirmation
 *
 * Wire: the metadata is JSON, `{"sentry-trace": "…", "baggage": "…"}`, out with the job and in with its processing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ContextManager, Telemetry } from 'bullmq';
import type { Tracer } from '../../../core/index';
import { CarryingSpan } from './carrying-span';
import { ProcessSpan } from './process-span';
import { PublishSpan } from './publish-span';
import { UntracedSpan, type BullmqContext } from './untraced-span';

export type { BullmqContext };

export interface BullmqTelemetryOptions {
  /**
   * When one call adds more jobs than these (`addBulk` of a queue, or of flows), each of them begins a trace of its own
   * that links to the span of the call, and keeps its sampling decision. By default all are of the caller's trace.
   */
  linkAbove?: number;
}

/** BullMQ's kinds of spans; its enumeration is not imported, so that this file needs none of its code. */
const PRODUCER = 3;
const CONSUMER = 4;

/**
 * Makes a span of every call that adds jobs while a span is active, and a transaction of every attempt to process one: of
 * the adder's trace, or of one of its own. What a schedule repeats is a trace of its own each time.
 *
 * @example
 * const queue = new Queue('order-confirmations', { connection, telemetry: bullmqTelemetry(tracer) });
 */
export function bullmqTelemetry(
  tracer: Tracer,
  { linkAbove }: BullmqTelemetryOptions = {},
): Telemetry<BullmqContext> {
  const untraced = new UntracedSpan(tracer);
  const flows = new AsyncLocalStorage<PublishSpan>();

  // The types of older versions do not know `root` yet.
  const contextManager: ContextManager<BullmqContext> & { root(): BullmqContext } = {
    active: () => UNCHANGED,
    root: () => untraced,
    with: (context, work) => context.run(() => work() as ReturnType<typeof work>),
    fromMetadata: (_active, received) => ({ run: (work) => work(), metadata: () => '', received }),
    // BullMQ's types know texts only; see `LateText` for why it gets what it can work with.
    getMetadata: (context) => context.metadata() as string,
  };

  function startPublishing(operation: string, subject: string): UntracedSpan {
    const parent = tracer.activeSpan();
    if (!parent) return untraced;
    // What is added after its transaction has been sent still belongs to the trace, as a child of a span that is known.
    if (parent.transaction.endTimestamp !== undefined) return new CarryingSpan(tracer, parent, false);
    return new PublishSpan(tracer, parent.startChild({ op: 'queue.publish', description: subject }), {
      linkAbove: operation.startsWith('addBulk') ? linkAbove : undefined,
      flows: operation.endsWith('Flow') || operation.endsWith('Flows') ? flows : undefined,
    });
  }

  function startSpan(name: string, options?: { kind: number }, context?: BullmqContext): UntracedSpan {
    const [operation, subject] = wordsOf(name);
    if (options?.kind === CONSUMER) return new ProcessSpan(tracer, subject, context?.received);
    if (options?.kind !== PRODUCER || !operation.startsWith('add')) return untraced;
    if (operation === 'addNode') return flows.getStore()?.part ?? untraced;
    return startPublishing(operation, subject);
  }

  return { tracer: { startSpan }, contextManager };
}

const UNCHANGED: BullmqContext = { run: (work) => work(), metadata: () => '' };

/** `add orders.send-order-confirmation`, `process orders`: the operation, and what it is about. */
function wordsOf(spanName: string): [operation: string, subject: string] {
  const space = spanName.indexOf(' ');
  if (space === -1) return [spanName, spanName];
  return [spanName.slice(0, space), spanName.slice(space + 1)];
}
