import { describe, expect, it } from '@jest/globals';
import { readAnnouncedSpan } from './announced-span';

const TRACE = '771a43a4192642f0b136d5159a501700';
const SPAN = '99aa0b1c2d3e4f50';

function entryWith(
  metrics: Record<string, string> | undefined,
  transferSize = 300,
): PerformanceResourceTiming {
  const serverTiming =
    metrics && Object.entries(metrics).map(([name, description]) => ({ name, description }));
  return { serverTiming, transferSize } as unknown as PerformanceResourceTiming;
}

describe('what a server has announced', () => {
  it.each([
    ['yes', `${TRACE}-${SPAN}-1`, { sampled: true }],
    ['no', `${TRACE}-${SPAN}-0`, { sampled: false }],
    ['left to the page', `${TRACE}-${SPAN}`, {}],
  ])('is a trace, a request span and a decision: %s', (_decision, description, decision) => {
    const entry = entryWith({ db: '', 'sentry-trace': description });
    expect(readAnnouncedSpan(entry)).toEqual({ traceId: TRACE, spanId: SPAN, ...decision });
  });

  it('may hold the sampling context of the trace', () => {
    const entry = entryWith({ 'sentry-trace': `${TRACE}-${SPAN}-1`, baggage: 'sentry-sample_rand=0.25' });
    expect(readAnnouncedSpan(entry)?.baggage).toBe('sentry-sample_rand=0.25');
  });

  it.each([
    ['no metric', {}],
    ['a metric of another kind', { cache: 'hit' }],
    ['an empty description', { 'sentry-trace': '' }],
    ['a trace without a request span', { 'sentry-trace': TRACE }],
    ['the id of no trace', { 'sentry-trace': `${'0'.repeat(32)}-${SPAN}-1` }],
    ['anything else', { 'sentry-trace': '<script>alert(1)</script>' }],
    ['no support of the browser for it', undefined],
  ])('is nothing with %s', (_case, metrics) => {
    expect(readAnnouncedSpan(entryWith(metrics))).toBeUndefined();
  });

  it('counts for the page that caused it only, and not when a cache repeats it', () => {
    expect(readAnnouncedSpan(entryWith({ 'sentry-trace': `${TRACE}-${SPAN}-1` }, 0))).toBeUndefined();
  });
});
