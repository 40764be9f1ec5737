/** A service that has tracing off is a link in other services' traces all the same: it decides nothing, and loses nothing. */
import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { testingTracer } from '../testing/index';
import { parseSentryBaggage } from './index';

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
  tracesSampleRate: undefined,
  release: 'shop@1',
});

const SENTRY_TRACE = '771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3';

describe('a service with tracing off', () => {
  it('says nothing about a decision when it begins a trace, since there is none', () => {
    const transaction = tracer.startTransaction({ name: 'GET /', source: 'route' });
    const headers = tracer.propagationHeaders(transaction);
    expect(headers['sentry-trace']).toBe(transaction.traceId);
    expect(parseSentryBaggage(headers.baggage)).toEqual({
      trace_id: transaction.traceId,
      public_key: '0123456789abcdef0123456789abcdef',
      environment: 'production',
      release: 'shop@1',
    });
  });

  it.each([
    [`${SENTRY_TRACE}-1`, `${SENTRY_TRACE}-1`],
    [SENTRY_TRACE, SENTRY_TRACE],
    // Nobody records the trace: no span of it will ever be known, and each service names its own.
    [`${SENTRY_TRACE}-0`, expect.stringMatching(/^771a43a4192642f0b136d5159a501700-[0-9a-f]{16}-0$/)],
  ])('passes on the trace, the decision and the sampling context of %s', (sentryTrace, expected) => {
    const baggage = 'sentry-release=theirs%401,sentry-sample_rate=0.25,sentry-vendor=x';
    const transaction = tracer.continueTrace({ sentryTrace, baggage }, { name: 'GET /' });
    for (const span of [transaction, transaction.startChild({ op: 'http.client' })]) {
      const headers = tracer.propagationHeaders(span);
      expect(headers['sentry-trace']).toEqual(expected);
      expect(parseSentryBaggage(headers.baggage)).toMatchObject({
        ...{ release: 'theirs@1', sample_rate: '0.25', vendor: 'x' },
      });
    }
  });

  it('does the work, and sends nothing', () => {
    const result = tracer.startSpan({ transaction: 'GET /' }, (outer) => {
      outer.setTag('kind', 'page').setData('rows', [1]).setStatus('ok');
      return tracer.startSpan({ op: 'function' }, () => 42);
    });
    expect(result).toBe(42);
    expect(transport.sent).toEqual([]);
    expect(transport.losses().size).toBe(0);
  });
});
