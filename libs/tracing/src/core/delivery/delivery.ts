import { createBackoff } from './backoff';
import type { Batching } from './batching';
import type { TextItem } from '../envelope/envelope';
import { eventEnvelope } from './event-envelope';
import { createEventQueue } from './event-queue';
import { createFlushes } from './flushes';
import { createLossReports } from './loss-reports';
import type { DeliveryOptions } from './delivery-options';
import { createRateLimits, isSuccess, type ServerAnswer } from './rate-limits';
import { DEFAULT_FLUSH_MS, type LossReason, type OutgoingEvent, type Transport } from './transport';

export interface Delivery extends Transport {
  /** The events that are held: those that wait, and those on their way. */
  undelivered(): OutgoingEvent[];
}

/**
 * A transport with a bounded queue. Delivery starts at once, with one request, and with a few at a time as soon as the
 * server has answered. Failed requests are tried again, ever more slowly and one at a time; a server that asks for a
 * pause gets it. Whatever is lost is counted and reported.
 *
 * @param batchingOf makes the part that sends several events together; without it, each goes alone, and reports are sent
 *   by whoever leaves
 */
export function createDelivery(
  options: DeliveryOptions,
  batchingOf?: (deliver: () => void) => Batching,
): Delivery {
  const { post, clock, mostRequests, mostEvents, mostCharacters, random = Math.random } = options;
  const queue = createEventQueue(mostEvents, mostCharacters);
  const reports = createLossReports(clock);
  const limits = createRateLimits(clock);
  const backoff = createBackoff(clock, random, deliver);
  const flushes = createFlushes(clock, () => reports.isSending());
  const batching = batchingOf?.(deliver);
  let requests = 0;
  let requestsAllowed = 1;
  let isLeaving = false;
  let closing = false;
  let closed = false;

  function release(events: readonly OutgoingEvent[], lost?: LossReason): void {
    queue.release(events);
    for (const { quantities } of lost ? events : []) reports.add(lost as LossReason, quantities);
    flushes.settle(events, !lost);
  }

  function deliver(): void {
    while (requests < requestsAllowed && !backoff.isWaiting() && sendNext());
    flushes.check();
  }

  /** Sends what it is time for; false when there is nothing. */
  function sendNext(): boolean {
    const waiting = queue.waiting();
    const hasEvents = batching ? batching.isReady(waiting) : waiting.length > 0;
    // Whoever leaves reports last, when it is known what is lost.
    const mayReport = hasEvents ? batching?.takesReport() && !isLeaving : isLeaving;
    const report = mayReport ? reports.take(closing) : undefined;
    if (hasEvents || report) {
      const count = !hasEvents ? 0 : batching ? batching.take(waiting, report !== undefined) : 1;
      request(queue.take(count), report);
      return true;
    }
    // What is still on its way may be lost, too.
    if (requests === 0) isLeaving = false;
    return false;
  }

  function request(events: OutgoingEvent[], report: TextItem | undefined): void {
    let isOpen = true;
    requests += 1;

    function settle(answer?: ServerAnswer, isLost = false): void {
      if (!isOpen) return;
      isOpen = false;
      requests -= 1;
      const status = answer?.status;
      if (report && !reports.settle(status)) isLeaving = false;
      if (status !== undefined && status < 500) {
        backoff.succeed();
        requestsAllowed = mostRequests;
        if (isSuccess(status)) release(events);
        else if (batching?.goAlone(status, events, report !== undefined)) queue.putBack(events);
        else release(events, status === 429 ? 'ratelimit_backoff' : 'send_error');
      } else if (isLost || closed) {
        isLeaving &&= isLost;
        release(events, 'network_error');
      } else tryLater(events);
      if (answer) {
        batching?.learn(answer);
        limits.learn(answer);
      }
      if (limits.haveApplied()) {
        release(
          queue.takeWhere(({ type }) => limits.isLimited(type)),
          'ratelimit_backoff',
        );
      }
      if (!isLost) deliver();
    }

    const sent_at = new Date(clock.nowInSeconds() * 1000).toISOString();
    const body = eventEnvelope(events, { sent_at, ...options.headers }, report);
    const lose = () => settle(undefined, true);
    // What throws counts as failed; not at once, since whoever flushes waits from when all that can be sent has been.
    let answering: Promise<ServerAnswer | undefined> | undefined = Promise.resolve() as Promise<undefined>;
    try {
      answering = post(body, lose);
    } catch {
      // As above.
    }
    if (answering) void answering.then(settle, () => settle());
    else lose();
  }

  function tryLater(events: OutgoingEvent[]): void {
    isLeaving = false;
    queue.putBack(events);
    batching?.hurry();
    requestsAllowed = 1;
    if (requests === 0) flushes.check(true);
    backoff.fail();
  }

  /** Why an event cannot be held; undefined where it is. */
  function lossOf(event: OutgoingEvent): LossReason | undefined {
    if (closed) return 'send_error';
    if (limits.isLimited(event.type)) return 'ratelimit_backoff';
    return queue.offer(event) ? undefined : 'queue_overflow';
  }

  function flush(timeoutMs = DEFAULT_FLUSH_MS): Promise<boolean> {
    // Whoever flushes is about to leave, and may get no second chance: nothing waits for the backoff or a first answer.
    backoff.cancel();
    requestsAllowed = mostRequests;
    isLeaving = true;
    batching?.hurry();
    deliver();
    return flushes.wait(queue.held(), timeoutMs);
  }

  return {
    send(event) {
      const loss = lossOf(event);
      if (loss) reports.add(loss, event.quantities);
      else deliver();
    },
    recordLoss: (reason, quantities) => reports.add(reason, quantities),
    losses: () => reports.totals(),
    undelivered: () => queue.held(),
    flush,
    async close(timeoutMs) {
      if (closed) return queue.held().length === 0;
      closing = true;
      const delivered = await flush(timeoutMs);
      closed = true;
      backoff.cancel();
      batching?.hurry();
      const left = queue.take(Infinity);
      release(left, 'network_error');
      return delivered && left.length === 0;
    },
  };
}
