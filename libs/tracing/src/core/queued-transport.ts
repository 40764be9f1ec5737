import type { Clock } from './clock';
import { serializeEnvelope, type Envelope } from './envelope';
import { LossCounter } from './loss-counter';
import { secondsToWait, type ServerAnswer } from './rate-limits';
import { DEFAULT_FLUSH_MS, type Loss, type LossReason, type Transport } from './transport';

/** A request that has no answer after this time counts as failed. */
export const REQUEST_DEADLINE_MS = 5000;

export interface QueuedTransportOptions {
  /**
   * Posts one envelope and answers with the server's words; rejects when there is no answer within
   * `REQUEST_DEADLINE_MS`. This is the part that each runtime supplies.
   */
  post: (body: Uint8Array<ArrayBuffer>) => Promise<ServerAnswer>;
  clock: Clock;
  random?: () => number;
  mostTransactions?: number;
  mostBytes?: number;
  mostRequests?: number;
}

interface QueuedEnvelope {
  envelope: Envelope;
  bytes: number;
  loss: Loss;
}

const LONGEST_BACKOFF_SECONDS = 30;

/**
 * A transport with a bounded queue: delivery starts at once, with a few requests at a time. Failed requests are tried
 * again, ever more slowly and one at a time; a server that asks for a pause gets it. Whatever is lost is counted.
 */
export class QueuedTransport implements Transport {
  readonly #post: QueuedTransportOptions['post'];
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #mostTransactions: number;
  readonly #mostBytes: number;
  readonly #mostRequests: number;
  readonly #losses = new LossCounter();
  readonly #waiting = new Set<(delivered: boolean) => void>();
  #queue: QueuedEnvelope[] = [];
  #queuedBytes = 0;
  #requests = 0;
  #failuresInARow = 0;
  #cancelRetry: (() => void) | undefined;
  #pausedUntil = 0;
  #closed = false;

  constructor(options: QueuedTransportOptions) {
    this.#post = options.post;
    this.#clock = options.clock;
    this.#random = options.random ?? Math.random;
    this.#mostTransactions = options.mostTransactions ?? 1000;
    this.#mostBytes = options.mostBytes ?? 8 * 1024 * 1024;
    this.#mostRequests = options.mostRequests ?? 4;
  }

  send(envelope: Envelope, spanCount: number): void {
    const bytes = envelope.items.reduce((total, item) => total + item.payload.length, 0);
    const queued = { envelope, bytes, loss: { transactions: 1, spans: spanCount } };
    if (this.#closed) return this.recordLoss('send_error', queued.loss);
    if (this.#held >= this.#mostTransactions || this.#queuedBytes + bytes > this.#mostBytes) {
      return this.recordLoss('queue_overflow', queued.loss);
    }
    this.#queue.push(queued);
    this.#queuedBytes += bytes;
    this.#deliver();
  }

  recordLoss(reason: LossReason, loss: Loss): void {
    this.#losses.add(reason, loss);
  }

  losses(): ReadonlyMap<LossReason, Loss> {
    return this.#losses.byReason();
  }

  flush(timeoutMs = DEFAULT_FLUSH_MS): Promise<boolean> {
    if (this.#held === 0) return Promise.resolve(true);
    const lostBefore = this.#losses.transactions;
    return new Promise((resolve) => {
      const settle = (delivered: boolean): void => {
        cancelDeadline();
        this.#waiting.delete(settle);
        resolve(delivered && this.#losses.transactions === lostBefore);
      };
      const cancelDeadline = this.#clock.schedule(timeoutMs, () => settle(false));
      this.#waiting.add(settle);
      // Whoever flushes is about to leave: the next attempt cannot wait for the backoff.
      this.#endBackoff();
      this.#deliver();
    });
  }

  async close(timeoutMs = DEFAULT_FLUSH_MS): Promise<boolean> {
    if (this.#closed) return this.#held === 0;
    const delivered = await this.flush(timeoutMs);
    this.#closed = true;
    this.#endBackoff();
    for (const { loss } of this.#takeAll()) this.recordLoss('send_error', loss);
    return delivered;
  }

  get #held(): number {
    return this.#queue.length + this.#requests;
  }

  #deliver(): void {
    if (this.#clock.nowInSeconds() < this.#pausedUntil) {
      for (const { loss } of this.#takeAll()) this.recordLoss('ratelimit_backoff', loss);
    }
    const mostRequests = this.#failuresInARow > 0 ? 1 : this.#mostRequests;
    while (!this.#cancelRetry && this.#requests < mostRequests) {
      const next = this.#queue.shift();
      if (!next) break;
      void this.#request(next);
    }
    if (this.#held === 0) this.#settleAll(true);
  }

  async #request(queued: QueuedEnvelope): Promise<void> {
    this.#requests += 1;
    const answer = await this.#answerTo(queued.envelope);
    this.#requests -= 1;
    if (answer === undefined || answer.status >= 500) this.#tryLater(queued);
    else this.#accept(answer, queued);
    this.#deliver();
  }

  async #answerTo(envelope: Envelope): Promise<ServerAnswer | undefined> {
    try {
      const sentAt = new Date(this.#clock.nowInSeconds() * 1000).toISOString();
      return await this.#post(
        serializeEnvelope({ ...envelope, headers: { ...envelope.headers, sent_at: sentAt } }),
      );
    } catch {
      return undefined;
    }
  }

  #accept(answer: ServerAnswer, { bytes, loss }: QueuedEnvelope): void {
    this.#failuresInARow = 0;
    this.#queuedBytes -= bytes;
    const now = this.#clock.nowInSeconds();
    this.#pausedUntil = Math.max(this.#pausedUntil, now + secondsToWait(answer, now));
    if (answer.status === 429) this.recordLoss('ratelimit_backoff', loss);
    else if (answer.status < 200 || answer.status >= 300) this.recordLoss('send_error', loss);
  }

  #tryLater(queued: QueuedEnvelope): void {
    if (this.#closed) return this.recordLoss('send_error', queued.loss);
    this.#queue.unshift(queued);
    this.#settleAll(false);
    // Requests that fail together are one failure.
    if (this.#cancelRetry) return;
    this.#failuresInARow += 1;
    const seconds = Math.min(2 ** (this.#failuresInARow - 1), LONGEST_BACKOFF_SECONDS);
    this.#cancelRetry = this.#clock.schedule(seconds * (0.5 + this.#random()) * 1000, () => {
      this.#cancelRetry = undefined;
      this.#deliver();
    });
  }

  #endBackoff(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #takeAll(): QueuedEnvelope[] {
    const taken = this.#queue;
    this.#queue = [];
    for (const { bytes } of taken) this.#queuedBytes -= bytes;
    return taken;
  }

  #settleAll(delivered: boolean): void {
    for (const settle of [...this.#waiting]) settle(delivered);
  }
}
