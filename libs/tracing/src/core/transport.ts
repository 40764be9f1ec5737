import type { Envelope } from './envelope';

/** Why something was not delivered, in the words of Sentry's client reports. */
export type LossReason =
  /** The queue was full. */
  | 'queue_overflow'
  /** A transaction had more child spans than are kept. */
  | 'buffer_overflow'
  /** The server had asked for a pause. */
  | 'ratelimit_backoff'
  /** The server refused it, or the transport was closed. */
  | 'send_error';

/** How much was lost for one reason; a lost transaction also counts as the spans that it held, its root included. */
export interface Loss {
  transactions: number;
  spans: number;
}

/** Takes finished transactions to a server: a port, behind which a runtime or a test puts its own way. Never throws. */
export interface Transport {
  /** Accepts the envelope of one transaction of `spanCount` spans; delivery happens later. */
  send(envelope: Envelope, spanCount: number): void;
  /** Counts what was lost before it got here. */
  recordLoss(reason: LossReason, loss: Loss): void;
  /** Everything that was not delivered, and why. */
  losses(): ReadonlyMap<LossReason, Loss>;
  /** Waits until all that was accepted is delivered: `true` if it is, `false` when time is up or something was lost. */
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
