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
export const randomIds: IdSource = idsFrom(randomHexSource());

function idsFrom(hex: (length: number) => string): IdSource {
  return { traceId: () => hex(32), spanId: () => hex(16), eventId: () => hex(32) };
}

/** Digits from a pool that one call fills for many ids, since asking for random bytes is what costs. */
function randomHexSource(): (length: number) => string {
  let pool = '';
  let used = 0;
  return (length) => {
    if (used + length > pool.length) {
      pool = '';
      for (const byte of crypto.getRandomValues(new Uint8Array(POOL_BYTES))) {
        pool += HEX_DIGITS.charAt(byte >> 4) + HEX_DIGITS.charAt(byte & 15);
      }
      used = 0;
    }
    used += length;
    return pool.slice(used - length, used);
  };
}
