import type { IdSource } from '../core/index';

/** Ids that a person can read in a diff: `aaa…001`, `bbb…001`, counted from one, each kind for itself. */
export function sequentialIds(): IdSource {
  const count = { trace: 0, span: 0, event: 0 };
  const id = (prefix: string, length: number, number: number): string =>
    prefix.repeat(length - 6) + String(number).padStart(6, '0');
  return {
    traceId: () => id('a', 32, ++count.trace),
    spanId: () => id('b', 16, ++count.span),
    eventId: () => id('e', 32, ++count.event),
  };
}
