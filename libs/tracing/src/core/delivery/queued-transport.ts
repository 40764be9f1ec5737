import { createBackoff } from './backoff';
import type { TextItem } from './envelope';
import { eventEnvelope } from './event-envelope';
import { createEventQueue } from './event-queue';
import { createFlushes } from './flushes';
import { createLossReports } from './loss-reports';
import { MOST_BATCH_CHARACTERS, type QueuedTransportOptions } from './queued-transport-options';
import { batchSizeOf, createRateLimits, type ServerAnswer } from './rate-limits';
import { DEFAULT_FLUSH_MS, type LossReason, type OutgoingEvent, type Transport } from './transport';

export interface QueuedTransport extends Transport {
  /** The events that are held: those that wait, and those on their way. */
  undelivered(): OutgoingEvent[];
  /** How many items the server takes in one envelope. */
  batchSize(): number;
}

const COLLECTING_MS = 100;

/**
 * A transport with a bounded queue: 1,000 events of 4 Mi characters, which are at most 8 MiB. Delivery starts at once,
 * with one request, and with a few at a time as soon as the server has answered. Failed requests are tried again, ever
 * more slowly and one at a time; a server that asks for a pause gets it. Whatever is lost is counted and reported.
 *
 * A server that takes several events in one envelope says so in its answers; then events are collected for a moment.
 */
export function createQueuedTransport(options: QueuedTransportOptions): QueuedTransport {
  const { post, clock, mostRequests = 4, mostBatchCharacters = MOST_BATCH_CHARACTERS } = options;
  const { mostEvents = 1000, mostCharacters = 4 * 1024 * 1024 } = options;
  const queue = createEventQueue(mostEvents, mostCharacters);
  const reports = createLossReports(clock);
  const limits = createRateLimits(clock);
  const backoff = createBackoff(clock, options.random ?? Math.random, () => deliver());
  const flushes = createFlushes(clock, () => reports.isSending());
  let requests = 0;
  let requestsAllowed = 1;
  let batchSize = 1;
  let goingAlone = 0;
  let stopCollecting: (() => void) | undefined;
  let isDue = false;
  let isLeaving = false;
  let closing = false;
  let closed = false;

  function release(events: OutgoingEvent[], delivered: boolean): void {
    queue.release(events);
    flushes.settle(events, delivered);
  }

  function lose(reason: LossReason, events: OutgoingEvent[]): void {
    for (const { quantities } of events) reports.add(reason, quantities);
    release(events, false);
  }

  function loseLimited(): void {
    lose(
      'ratelimit_backoff',
      queue.takeWhere(({ type }) => limits.isLimited(type)),
    );
  }

  function hasBatch(): boolean {
    return queue.hasBatch(batchSize, mostBatchCharacters);
  }

  function deliver(): void {
    while (requests < requestsAllowed && !backoff.isWaiting() && sendNext());
    if (queue.waiting() === 0) isDue = false;
    else if (!isDue && !hasBatch()) collect();
    flushes.check();
  }

  /** Sends what it is time for; false when there is nothing. */
  function sendNext(): boolean {
    const hasEvents = queue.waiting() > 0 && (isDue || hasBatch());
    // Whoever leaves reports last, when it is known what is lost.
    const mayReport = hasEvents ? goingAlone === 0 && !isLeaving : isLeaving;
    const report = mayReport ? reports.take(closing) : undefined;
    if (!hasEvents && !report) {
      // What is still on its way may be lost, too.
      if (requests === 0) isLeaving = false;
      return false;
    }
    // The report is an item too, but servers that take one event at a time do not count it.
    const most = goingAlone > 0 ? 1 : report ? Math.max(batchSize - 1, 1) : batchSize;
    goingAlone = Math.max(goingAlone - 1, 0);
    request(hasEvents ? queue.take(most, mostBatchCharacters) : [], report);
    return true;
  }

  function collect(): void {
    stopCollecting ??= clock.schedule(COLLECTING_MS, deliverNow);
  }

  function deliverNow(): void {
    stopCollecting?.();
    stopCollecting = undefined;
    isDue = true;
    deliver();
  }

  function request(events: OutgoingEvent[], report: TextItem | undefined): void {
    let isOpen = true;
    requests += 1;

    function settle(answer?: ServerAnswer, isLost = false): void {
      if (!isOpen) return;
      isOpen = false;
      requests -= 1;
      const arrived = answer !== undefined && answer.status >= 200 && answer.status < 300;
      if (report) reports.settle(answer?.status);
      if (report && !arrived) isLeaving = false;
      if (answer !== undefined && answer.status < 500) {
        backoff.succeed();
        requestsAllowed = mostRequests;
        if (arrived) release(events, true);
        else refuse(events, answer.status, events.length > 1 || report !== undefined);
      } else if (isLost) lose('network_error', events);
      else tryLater(events);
      if (answer) learn(answer);
      if (!isLost) deliver();
    }

    const sent_at = new Date(clock.nowInSeconds() * 1000).toISOString();
    const body = eventEnvelope(events, { sent_at, ...options.headers }, report);
    const answering = post(body, () => settle(undefined, true));
    if (answering) void answering.then(settle, () => settle());
    else settle(undefined, true);
  }

  function learn(answer: ServerAnswer): void {
    if (answer.status < 500) batchSize = batchSizeOf(answer);
    limits.learn(answer);
    loseLimited();
  }

  function refuse(events: OutgoingEvent[], status: number, wasTogether: boolean): void {
    if (status === 429) lose('ratelimit_backoff', events);
    else if (wasTogether && (status === 413 || status === 400)) {
      // One of them may be at fault, or what is between us and the server: each gets a chance of its own.
      queue.putBack(events);
      goingAlone += events.length;
      isDue = true;
    } else lose('send_error', events);
  }

  function tryLater(events: OutgoingEvent[]): void {
    isLeaving = false;
    if (closed) return lose('network_error', events);
    queue.putBack(events);
    loseLimited();
    isDue = true;
    requestsAllowed = 1;
    if (requests === 0) flushes.giveUp();
    backoff.fail();
  }

  function flush(timeoutMs = DEFAULT_FLUSH_MS): Promise<boolean> {
    // Whoever flushes is about to leave, and may get no second chance: nothing waits for the backoff or a first answer.
    backoff.cancel();
    requestsAllowed = mostRequests;
    isLeaving = true;
    deliverNow();
    return flushes.wait(queue.held(), timeoutMs);
  }

  return {
    send(event) {
      if (closed) return reports.add('send_error', event.quantities);
      if (limits.isLimited(event.type)) return reports.add('ratelimit_backoff', event.quantities);
      if (!queue.offer(event)) return reports.add('queue_overflow', event.quantities);
      if (hasBatch()) deliver();
      else collect();
    },
    recordLoss: (reason, quantities) => reports.add(reason, quantities),
    losses: () => reports.totals(),
    undelivered: () => queue.held(),
    batchSize: () => batchSize,
    flush,
    async close(timeoutMs) {
      if (closed) return queue.held().length === 0;
      closing = true;
      const delivered = await flush(timeoutMs);
      closed = true;
      backoff.cancel();
      stopCollecting?.();
      const left = queue.takeWhere(() => true);
      lose('network_error', left);
      return delivered && left.length === 0;
    },
  };
}
