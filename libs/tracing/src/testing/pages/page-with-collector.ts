import { afterEach, beforeEach, jest } from '@jest/globals';
import * as nodeUtil from 'node:util';
import { parseEnvelope, type ErrorEvent, type TransactionEvent } from '../../core/index';

/** A jsdom page whose time a test owns. Its fetch reaches a collector, and for every other address nobody answers. */
export interface PageWithCollector {
  dsn: string;
  /** The transactions that the collector has got during this test. */
  sent: TransactionEvent[];
  errors: ErrorEvent[];
  /** Lets time pass. */
  pass(milliseconds: number): Promise<void>;
}

/** What jsdom has and Node has not. */
interface JsdomPage {
  history: { replaceState(state: unknown, title: string, path: string): void };
}

const ORIGIN = 'http://collector.example';

/** Prepares the page for each test of the file; `close` ends what a test has started. */
export function pageWithCollector(close: () => Promise<unknown>): PageWithCollector {
  const sent: TransactionEvent[] = [];
  const errors: ErrorEvent[] = [];
  const pass = async (milliseconds: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  };

  function fetch(url: string, { body }: { body?: string } = {}): Promise<unknown> {
    if (!url.startsWith(ORIGIN) || body === undefined) return new Promise(() => undefined);
    for (const { headers, payload } of parseEnvelope(new TextEncoder().encode(body)).items) {
      const event: unknown = JSON.parse(new TextDecoder().decode(payload));
      if (headers.type === 'transaction') sent.push(event as TransactionEvent);
      if (headers.type === 'event') errors.push(event as ErrorEvent);
    }
    return Promise.resolve({ status: 200, headers: new Map() });
  }

  beforeEach(() => {
    jest.useFakeTimers();
    sent.length = 0;
    errors.length = 0;
    // jsdom has none of these, though every browser does.
    Object.assign(globalThis, {
      fetch,
      TextEncoder: nodeUtil.TextEncoder,
      TextDecoder: nodeUtil.TextDecoder,
    });
  });

  afterEach(async () => {
    const closed = close();
    await pass(10_000);
    await closed;
    jest.useRealTimers();
    (globalThis as unknown as JsdomPage).history.replaceState(null, '', '/');
  });

  return { dsn: `${ORIGIN.replace('//', '//key@')}/1`, sent, errors, pass };
}
