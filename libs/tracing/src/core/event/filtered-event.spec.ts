/** Wherever the host puts a credential, it does not leave the process. */
import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../../node/async-local-active-span';
import { testingTracer } from '../../testing/index';
import { errorReporting } from './error-reporter';
import type { TransactionContext } from '../span/span-context';

const CANARY = 'Y2FuYXJ5';
/** Each looks like a credential, or stands under the name of one. */
const TEXT = `ask with Bearer ${CANARY}.${CANARY}`;
const TAGS = { password: CANARY, note: TEXT };
const DATA = { request: { headers: { authorization: CANARY }, body: [TEXT] } };
const SECRETIVE = { op: TEXT, description: TEXT, status: TEXT as never, tags: TAGS, data: DATA };

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
  reportErrors: errorReporting(() => []),
});

/** The texts of the last event, as they are sent. */
const lastSent = (): string => transport.sent.at(-1)?.payload ?? '';

function expectNoCanary(text: string, filtered: number): void {
  expect(text).not.toContain(CANARY);
  expect(text.split('[Filtered]').length - 1).toBe(filtered);
}

describe('an event whose every text is a credential', () => {
  it.each<[string, Partial<TransactionContext>, number]>([
    ['name', { name: TEXT }, 1],
    ['op', { op: TEXT }, 1],
    ['description', { description: TEXT }, 1],
    ['status', { status: TEXT as never }, 1],
    ['tags', { tags: TAGS }, 2],
    ['data', { data: DATA }, 2],
    ['links', { links: [{ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), attributes: TAGS }] }, 2],
  ])('does not tell it in the %s of a transaction', (_where, context, filtered) => {
    tracer.startTransaction({ name: 'plain', ...context }).finish();
    expectNoCanary(lastSent(), filtered);
  });

  it.each([
    ['op', 1],
    ['description', 1],
    ['status', 1],
    ['tags', 2],
    ['data', 2],
  ] as const)('does not tell it in the %s of a span', (where, filtered) => {
    const transaction = tracer.startTransaction({ name: 'plain' });
    transaction.startChild({ [where]: SECRETIVE[where] }).finish();
    transaction.finish();
    expectNoCanary(lastSent(), filtered);
  });

  it('does not tell it with an error: in its message, in its causes, or of its span and transaction', () => {
    const transaction = tracer.startTransaction({ name: TEXT, tags: TAGS });
    const span = transaction.startChild(SECRETIVE);
    tracer.captureException(new Error(TEXT, { cause: new Error(TEXT) }), { span });
    expect(transport.takeErrors()).toHaveLength(1);
    // Message and cause; name and two tags of the transaction; op, description, status and two data of the span.
    expectNoCanary(lastSent(), 2 + 3 + 5);
  });
});
