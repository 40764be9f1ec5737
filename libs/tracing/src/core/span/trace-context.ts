/** Makes the ids of traces, spans and events: a port, so that tests can use ids that a person can read. */
export interface IdSource {
  /** 32 lower-case hex digits, never all zero. */
  traceId(): string;
  /** 16 lower-case hex digits, never all zero. */
  spanId(): string;
  /** 32 lower-case hex digits. */
  eventId(): string;
}

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;
const POOL_BYTES = 1024;
const HEX_DIGITS = '0123456789abcdef';
const SPAN_ID = /^(?!0{16})[0-9a-f]{16}$/;

/** True for 32 lower-case hex digits that are not all zero: servers reject the nil id, so it never starts a journey. */
export function isTraceId(value: unknown): value is string {
  return typeof value === 'string' && TRACE_ID.test(value);
}

/** True for 16 lower-case hex digits that are not all zero. */
export function isSpanId(value: unknown): value is string {
  return typeof value === 'string' && SPAN_ID.test(value);
}

/** Random ids from the runtime's cryptographic source. */
export const randomIds: IdSource = idsOfDigits(randomDigits);

/**
 * Ids cut from a pool of random hex digits: one call fills it for many ids, since asking for random bytes is what costs.
 * @param fill answers with new digits, at least 32 of them
 */
export function idsOfDigits(fill: () => string): IdSource {
  let pool = '';
  let used = 0;
  function cut(length: number): string {
    if (used + length > pool.length) {
      pool = fill();
      used = 0;
    }
    used += length;
    return pool.slice(used - length, used);
  }
  return { traceId: () => cut(32), spanId: () => cut(16), eventId: () => cut(32) };
}

function randomDigits(): string {
  let digits = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(POOL_BYTES))) {
    digits += HEX_DIGITS.charAt(byte >> 4) + HEX_DIGITS.charAt(byte & 15);
  }
  return digits;
}
