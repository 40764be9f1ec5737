import type { Clock } from '../clock';
import type { OutgoingEvent } from './transport';

const LONGEST_SECONDS = 300;
const SECONDS_WHEN_UNSTATED = 60;
const MOST_IN_BATCH = 500;

/** The parts of a server's answer that say how to go on. Headers that are absent are `null`. */
export interface ServerAnswer {
  status: number;
  /** `X-Sentry-Rate-Limits`: `60:transaction:key, 2700:default;error:organization`; no category means all. */
  rateLimits: string | null;
  /** `Retry-After`: seconds or an HTTP date. */
  retryAfter: string | null;
  /** `X-Clew-Batch`: how many items the server takes in one envelope. */
  batch: string | null;
}

/** How many items a server takes in one envelope: one, unless it says otherwise. */
export function batchSizeOf({ batch }: ServerAnswer): number {
  return Math.min(Math.max(Math.floor(Number(batch)) || 1, 1), MOST_IN_BATCH);
}

/** The pauses that a server has asked for, each for one category of events. */
export interface RateLimits {
  /**
   * Learns from an answer. `X-Sentry-Rate-Limits` counts on any status and goes before `Retry-After`, which counts on
   * 429; a 429 that states nothing asks for a minute. The later end of two pauses counts.
   */
  learn(answer: ServerAnswer): void;
  isLimited(type: OutgoingEvent['type']): boolean;
}

export function createRateLimits(clock: Clock): RateLimits {
  const until = { transaction: 0, event: 0 };

  function pause(type: OutgoingEvent['type'], seconds: number): void {
    const bounded = Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
    until[type] = Math.max(until[type], clock.nowInSeconds() + bounded);
  }

  return {
    learn({ status, rateLimits, retryAfter }) {
      if (rateLimits) {
        for (const { seconds, categories } of rateLimits.split(',').map(limitFrom)) {
          if (appliesTo('transaction', categories)) pause('transaction', seconds);
          if (appliesTo('error', categories)) pause('event', seconds);
        }
      } else if (status === 429) {
        const seconds = secondsFromRetryAfter(retryAfter, clock.nowInSeconds());
        pause('transaction', seconds);
        pause('event', seconds);
      }
    },
    isLimited: (type) => until[type] > 0 && clock.nowInSeconds() < until[type],
  };
}

function limitFrom(limit: string): { seconds: number; categories: string } {
  const [seconds = '', categories = ''] = limit.trim().split(':');
  return { seconds: numberFrom(seconds) ?? SECONDS_WHEN_UNSTATED, categories: categories.trim() };
}

/** A limit for categories of which nothing is sent here applies to nothing. */
function appliesTo(category: string, categories: string): boolean {
  return categories === '' || categories.split(';').includes(category);
}

function secondsFromRetryAfter(retryAfter: string | null, nowInSeconds: number): number {
  if (retryAfter === null) return SECONDS_WHEN_UNSTATED;
  const seconds = numberFrom(retryAfter);
  if (seconds !== undefined) return seconds;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? SECONDS_WHEN_UNSTATED : date / 1000 - nowInSeconds;
}

function numberFrom(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
