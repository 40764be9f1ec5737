import { describe, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { capturedError } from '../../fixture/stories/captured-events';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath } from '../routes';

const viewer = viewerUnderTest();
let stories = 0;

/** Another trace for each test, of one transaction, and one that follows. */
function shortTrace() {
  stories += 1;
  const { trace_id: traceId, transactions } = retellTrace('scheduler  cron  poll  ok  0..400 ms', {
    seed: `5b00000${stories}`,
    begins: Date.now() / 1_000 - 60 + stories,
  });
  const [first] = transactions;
  if (first === undefined) throw new Error('a story without transactions');
  const next = {
    ...first,
    event_id: `${first.event_id.slice(0, 28)}ffff`,
    span_id: `${first.span_id.slice(0, 12)}ffff`,
    parent_span_id: first.span_id,
    transaction: 'tick',
  };
  return { traceId, first, next };
}

/** How often the page has asked for the trace since it was opened. */
const askedFor = (traceId: string): Promise<number> =>
  viewer.page.evaluate(
    (path) =>
      performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname === path).length,
    `/api/0/traces/${traceId}/`,
  );

const live = () => viewer.page.getByRole('button', { name: 'Live', exact: true });

describe('what is shown of a trace', () => {
  it('is asked for once when the page opens, and again when there is more of it', async () => {
    const { traceId, first, next } = shortTrace();
    await viewer.collector.send(traceId, first);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await live().waitFor();
    await viewer.collector.send(traceId, next);
    await viewer.row('tick').waitFor();
    await eventually(() => askedFor(traceId), 2);
  });

  it('lacks nothing that was stored after it was asked for and before the stream was there', async () => {
    const { traceId, first, next } = shortTrace();
    await viewer.collector.send(traceId, first);
    const held: Route[] = [];
    await viewer.page.route('**/api/0/stream/*', (route) => void held.push(route));
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await eventually(() => held.length, 1);
    await viewer.collector.send(traceId, next);
    await held[0]?.continue();
    await viewer.row('tick').waitFor();
    await eventually(() => askedFor(traceId), 2);
  });

  it('is not asked for again after a pause in which nothing came, and is where something did', async () => {
    const { traceId, first, next } = shortTrace();
    await viewer.collector.send(traceId, first);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await live().click();
    const paused = viewer.page.getByRole('button', { name: 'Paused', exact: true });
    await paused.click();
    await live().click();
    await viewer.collector.send(traceId, next);
    await paused.click();
    await viewer.row('tick').waitFor();
    await eventually(() => askedFor(traceId), 2);
  });

  it('has an error as soon as that is stored', async () => {
    const { traceId, first } = shortTrace();
    await viewer.collector.send(traceId, first);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await live().waitFor();
    const error = { traceId, spanId: first.span_id, eventId: '5c'.repeat(16), at: first.timestamp - 0.1 };
    await viewer.collector.sendEvent(first.project, capturedError(error));
    await viewer.page.getByRole('link', { name: /^Errors\s*1$/ }).waitFor();
  });
});
