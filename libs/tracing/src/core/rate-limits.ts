const LONGEST_SECONDS = 300;
const SECONDS_WHEN_UNSTATED = 60;

/** The parts of a server's answer that say when to send again. Headers that are absent are `null`. */
export interface ServerAnswer {
  status: number;
  /** `X-Sentry-Rate-Limits`: `60:transaction:key, 2700:default;error:organization`; no category means all. */
  rateLimits: string | null;
  /** `Retry-After`: seconds or an HTTP date. */
  retryAfter: string | null;
}

/**
 * For how many seconds no transaction may be sent after this answer: 0 to 300. `X-Sentry-Rate-Limits` counts on any
 * status and goes before `Retry-After`, which counts on 429; a 429 that states nothing asks for a minute.
 */
export function secondsToWait(answer: ServerAnswer, nowInSeconds: number): number {
  if (answer.rateLimits) return bounded(longestTransactionLimit(answer.rateLimits));
  if (answer.status !== 429) return 0;
  return bounded(secondsFromRetryAfter(answer.retryAfter, nowInSeconds));
}

function longestTransactionLimit(rateLimits: string): number {
  const seconds = rateLimits.split(',').map((limit) => {
    const [retryAfter = '', categories = ''] = limit.trim().split(':');
    const applies = categories === '' || categories.split(';').includes('transaction');
    return applies ? (numberFrom(retryAfter) ?? SECONDS_WHEN_UNSTATED) : 0;
  });
  return Math.max(0, ...seconds);
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

function bounded(seconds: number): number {
  return Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}
