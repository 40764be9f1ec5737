import { describe, expect, it } from '@jest/globals';
import { scriptedTransport, settled, TRANSACTION_LOST } from '../testing/scripted-post';
import { MALFORMED, SAMPLED, SPAN_ID, TRACE_ID } from '../testing/contracts/incoming-headers';
import { createTracer, traceparentHeader, type TracerOptions, type WholeTracer } from './index';

function tracerWith(options: Partial<TracerOptions> = {}): WholeTracer {
  return createTracer({
    ...{
      clock: scriptedTransport([200]).clock,
      tracesSampleRate: 1,
      platform: 'node',
      sdkName: 'clew.testing',
    },
    activeSpan: { current: () => undefined, runWith: (_span, work) => work() },
    ...options,
  });
}

describe('the diagnostics of a tracer', () => {
  it.each(MALFORMED.filter((header) => header !== ''))(
    'count the header %j, which begins a trace',
    (header) => {
      const tracer = tracerWith();
      const transaction = tracer.continueTrace({ sentryTrace: header }, { name: 'x' });
      expect(transaction.traceId).not.toBe(TRACE_ID);
      expect(tracer.diagnostics().propagationInvalid).toBe(1);
    },
  );

  it.each([undefined, null, '', SAMPLED])('do not count the header %j', (sentryTrace) => {
    const tracer = tracerWith();
    tracer.continueTrace({ sentryTrace }, { name: 'x' });
    expect(tracer.diagnostics().propagationInvalid).toBe(0);
  });

  it('count a traceparent only where it is read', () => {
    const [deaf, listening] = [tracerWith(), tracerWith({ traceparent: traceparentHeader })];
    for (const tracer of [deaf, listening]) {
      tracer.continueTrace({ traceparent: 'garbage' }, { name: 'x' });
      tracer.continueTrace({ traceparent: `00-${TRACE_ID}-${SPAN_ID}-01` }, { name: 'x' });
      tracer.continueTrace({ sentryTrace: SAMPLED, traceparent: 'garbage' }, { name: 'x' });
    }
    expect(deaf.diagnostics().propagationInvalid).toBe(0);
    expect(listening.diagnostics().propagationInvalid).toBe(1);
  });

  it('tell what was lost, by reason', async () => {
    const { transport, send } = scriptedTransport([413]);
    const tracer = tracerWith({ transport });
    expect(tracer.diagnostics().losses).toEqual(new Map());
    send('t');
    await settled();
    expect(tracer.diagnostics().losses).toEqual(new Map([['send_error', TRANSACTION_LOST]]));
  });
});
