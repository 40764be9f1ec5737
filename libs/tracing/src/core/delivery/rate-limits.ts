import type { Clock } from '../clock';
import type { OutgoingEvent } from './transport';

const LONGEST_SECONDS = 300;
const SECONDS_WHEN_UNSTATED = 60;

/**
 * The parts of a server's answer that say how to go on; the `Response` of a fetch is one.
 *
 *   X-Sentry-Rate-Limits: 60:transaction:key, 2700:default;error:organization   no category means all
 *   Retry-After: 60                                                             seconds or an HTTP date
 *   X-Clew-Batch: 100                                                           most items in one envelope
 */
export interface ServerAnswer {
  status: number;
  /** By lower-case name; `null` where there is none. */
  headers: { get(name: string): string | null };
}

/** Whether the server has taken what it got. */
export function isSuccess(status = 0): boolean {
  return status >= 200 && status < 300;
}

/** The pauses that a server has asked for, each for one category of events. */
export interface RateLimits {
  /**
   * Learns from an answer. `X-Sentry-Rate-Limits` counts on any status and goes before `Retry-After`, which counts on
   * 429; a 429 that states nothing asks for a minute. The later end of two pauses counts.
   */
  learn(answer: ServerAnswer): void;
  isLimited(type: OutgoingEvent['type']): boolean;
  /** Whether the server has ever asked for a pause: most never do, and need not be asked about each event. */
  haveApplied(): boolean;
}

export function createRateLimits(clock: Clock): RateLimits {
  /** When the pause of a category ends. */
  const until = { transaction: 0, error: 0 };

  /** A limit for categories of which nothing is sent here applies to nothing. */
  function pause(seconds: string | null, categories = ''): void {
    const now = clock.nowInSeconds();
    const end = now + secondsFrom(seconds, now);
    const named = categories.trim().split(';');
    for (const category of ['transaction', 'error'] as const) {
      if (named.includes(category) || named[0] === '') until[category] = Math.max(until[category], end);
    }
  }

  return {
    learn({ status, headers }) {
      const limits = headers.get('x-sentry-rate-limits');
      for (const limit of limits ? limits.split(',') : []) {
        const [seconds = '', categories] = limit.split(':');
        pause(seconds, categories);
      }
      if (!limits && status === 429) pause(headers.get('retry-after'));
    },
    isLimited(type) {
      const end = until[type === 'event' ? 'error' : type];
      // Reading the clock for each event would cost more than its queue.
      return end > 0 && clock.nowInSeconds() < end;
    },
    haveApplied: () => until.transaction + until.error > 0,
  };
}

function secondsFrom(text: string | null, now: number): number {
  const seconds = parseFloat(text ?? '');
  const stated = Number.isNaN(seconds) ? Date.parse(text ?? '') / 1000 - now : seconds;
  return Number.isNaN(stated) ? SECONDS_WHEN_UNSTATED : Math.min(Math.max(stated, 0), LONGEST_SECONDS);
}
