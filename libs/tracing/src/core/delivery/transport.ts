import type { DynamicSamplingContext } from '../propagation/dynamic-sampling-context';
/** What Sentry counts: a lost transaction also counts as the spans that it held, its root included. */
export type DataCategory = 'transaction' | 'span' | 'error';

export type Quantities = Readonly<Partial<Record<DataCategory, number>>>;

/** Why something was not delivered, in the words of Sentry's client reports. */
export type LossReason =
  /** `beforeSend` or `beforeSendTransaction` of the application has dropped it. */
  | 'before_send'
  /** `ignoreTransactions` names it. */
  | 'ignored'
  /** The SDK failed at it. */
  | 'internal_sdk_error'
  /** A transaction had more child spans than are kept. */
  | 'buffer_overflow'
  /** The queue was full. */
  | 'queue_overflow'
  /** The server had asked for a pause. */
  | 'ratelimit_backoff'
  /** The server could not be reached before the transport was closed. */
  | 'network_error'
  /** The server refused it, or the transport was closed already. */
  | 'send_error';

/** A finished transaction or an error report, ready to be delivered. */
export interface OutgoingEvent {
  type: 'transaction' | 'event';
  eventId: string;
  /** JSON text without line feeds. */
  payload: string;
  /** The dynamic sampling context of its trace. */
  samplingContext: DynamicSamplingContext;
  /** What is lost when it is lost: `{ transaction: 1, span: n }` or `{ error: 1 }`. */
  quantities: Quantities;
}

/** Takes events to a server: a port, behind which a runtime or a test puts its own way. Never throws. */
export interface Transport {
  /** Accepts an event; delivery happens later. */
  send(event: OutgoingEvent): void;
  /** Counts what was lost before it got here. */
  recordLoss(reason: LossReason, quantities: Quantities): void;
  /** Everything that was not delivered, and why. */
  losses(): ReadonlyMap<LossReason, Quantities>;
  /**
   * Waits until all that was accepted before is delivered: `true` if it is, `false` when time is up, when the server
   * cannot be reached, or when some of it was lost meanwhile.
   */
  flush(timeoutMs?: number): Promise<boolean>;
  /** Flushes, then accepts nothing more. */
  close(timeoutMs?: number): Promise<boolean>;
}

/** How long `flush` and `close` wait unless told otherwise. */
export const DEFAULT_FLUSH_MS = 2000;

/** The transport of an application without a DSN: spans propagate, and nothing is sent. */
export const noTransport: Transport = {
  send: () => undefined,
  recordLoss: () => undefined,
  losses: () => new Map(),
  flush: () => Promise.resolve(true),
  close: () => Promise.resolve(true),
};
