import type { Clock } from '../clock';
import type { OutgoingEvent } from './transport';

const LONGEST_SECONDS = 300;
const SECONDS_WHEN_UNSTATED = 60;

/** The parts of a server's answer that say how to go on. Headers that are absent are `null`. */
export interface ServerAnswer {
  status: number;
  /** `X-Sentry-Rate-Limits`: `60:transaction:key, 2700:default;error:organization`; no category means all. */
  rateLimits: string | null;
  /** `Retry-After`: seconds or an HTTP date. */
  retryAfter: string | null;
  /** `X-Clew-Batch`: how many items the server takes in one envelope; absent where events go one by one anyway. */
  batch?: string | null;
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
  /** When the pause of a type of events ends. */
  const until = { transaction: 0, event: 0 };

  /** A limit for categories of which nothing is sent here applies to nothing. */
  function pause(seconds: string | null, categories = ''): void {
    const now = clock.nowInSeconds();
    const end = now + secondsFrom(seconds, now);
    const named = categories.trim().split(';');
    for (const [type, category] of [
      ['transaction', 'transaction'],
      ['event', 'error'],
    ] as const) {
      if (named.includes(category) || named[0] === '') until[type] = Math.max(until[type], end);
    }
  }

  return {
    learn({ status, rateLimits, retryAfter }) {
      for (const limit of rateLimits ? rateLimits.split(',') : []) {
        const [seconds = '', categories] = limit.split(':');
        pause(seconds, categories);
      }
      if (!rateLimits && status === 429) pause(retryAfter);
    },
    // Reading the clock for each event would cost more than its queue.
    isLimited: (type) => until[type] > 0 && clock.nowInSeconds() < until[type],
    haveApplied: () => until.transaction + until.event > 0,
  };
}

function secondsFrom(text: string | null, now: number): number {
  const seconds = text?.trim() ? Number(text) : Number.NaN;
  const stated = Number.isFinite(seconds) ? seconds : Date.parse(text ?? '') / 1000 - now;
  return Number.isNaN(stated) ? SECONDS_WHEN_UNSTATED : Math.min(Math.max(stated, 0), LONGEST_SECONDS);
}
