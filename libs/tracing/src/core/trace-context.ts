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
export const randomIds: IdSource = {
  traceId: () => randomHex(16),
  spanId: () => randomHex(8),
  eventId: () => randomHex(16),
};

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function randomHex(byteCount: number): string {
  let text = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(byteCount))) text += HEX_OF_BYTE[byte];
  return text;
}
