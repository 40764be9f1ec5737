import { describe, expect, it } from '@jest/globals';
import { traceparentHeader } from '../../../core/index';
import { JOB, tracedJobs } from './jobs.fixture';

const { start, checkout, take } = tracedJobs({ traceparent: traceparentHeader });

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';

describe('what a job carries', () => {
  it('has W3C’s header, too, where tracing is told to send it', async () => {
    const { queue } = await start();
    const added = await checkout(() => queue.add(JOB, {}));
    const { opts } = (await queue.getJob(added.id ?? '')) ?? {};
    const [caller] = await take('checkout', JOB);
    const ids = `${caller?.contexts.trace.trace_id}-${caller?.spans[0]?.span_id}`;
    expect(JSON.parse(opts?.telemetry?.metadata ?? '')).toEqual({
      'sentry-trace': `${ids}-1`,
      baggage: expect.stringContaining('sentry-trace_id='),
      traceparent: `00-${ids}-01`,
    });
  });

  it('is continued by that header where there is no other', async () => {
    const { queue } = await start();
    const metadata = JSON.stringify({ traceparent: `00-${TRACE_ID}-${SPAN_ID}-01` });
    await queue.add(JOB, {}, { telemetry: { metadata } });
    const [job] = await take(JOB);
    expect(job?.contexts.trace).toMatchObject({ trace_id: TRACE_ID, parent_span_id: SPAN_ID });
  });

  it.each([
    [16_384, SPAN_ID],
    [16_385, undefined],
  ])('is read as far as that is at most 16 kB: %i', async (length, parentSpanId) => {
    const { queue } = await start();
    const metadata = JSON.stringify({ 'sentry-trace': `${TRACE_ID}-${SPAN_ID}-1` }).padEnd(length);
    await queue.add(JOB, {}, { telemetry: { metadata } });
    const [job] = await take(JOB);
    expect(job?.contexts.trace.parent_span_id).toBe(parentSpanId);
  });
});
