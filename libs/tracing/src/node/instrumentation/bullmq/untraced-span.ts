import type { Attributes, AttributeValue, Span as BullmqSpan } from 'bullmq';
import type { Tracer } from '../../../core/index';
import type { LateText } from './late-text';

/** What BullMQ hands around between its calls, and never looks into. */
export interface BullmqContext {
  /** Runs what BullMQ does in this context, with the span active that the work belongs to. */
  run<T>(work: () => T): T;
  /** What the jobs carry that are added in this context; empty where they carry nothing. */
  metadata(): string | LateText;
  /** The metadata of the job that is about to be processed, as it came. */
  readonly received?: unknown;
}

/** BullMQ's own bookkeeping: it runs untraced, so that its Redis commands do not crowd the trace of a job. */
export class UntracedSpan implements BullmqSpan<BullmqContext>, BullmqContext {
  protected readonly tracer: Tracer;

  constructor(tracer: Tracer) {
    this.tracer = tracer;
  }

  /** Each span is its own context. */
  setSpanOnContext(): BullmqContext {
    return this;
  }

  run<T>(work: () => T): T {
    return this.tracer.runWith(undefined, work);
  }

  metadata(): string | LateText {
    return '';
  }

  setAttributes(_attributes: Attributes): void {
    return undefined;
  }

  setAttribute(key: string, value: AttributeValue): void {
    this.setAttributes({ [key]: value });
  }

  addEvent(_name: string): void {
    return undefined;
  }

  recordException(): void {
    return undefined;
  }

  end(): void {
    return undefined;
  }
}
