import { outlineTrace, type OutlineNode, type TraceResponse } from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { capturedError, capturedPageLoad } from '../fixture/captured-events';
import { eventually } from '../fixture/eventually';
import { recordedScenarios, replayRecordings } from '../fixture/recorded-sdks';
import { viewerUnderTest } from '../fixture/viewer-under-test';
import { errorPath, tracePath, transactionPath } from './routes';

const scenarios = recordedScenarios();
const sdks = [...new Set(scenarios.map(({ client }) => client))];
const captured = { traceId: 'ca'.repeat(16), spanId: 'ca'.repeat(8), at: Date.now() / 1_000 - 60 };

/** High enough for every row of the largest recorded trace, since the span view draws those that are near. */
const HIGH = { width: 1280, height: 8_000 };

const viewer = viewerUnderTest();

/** Goes there without loading the page anew. */
const goTo = (path: string) => viewer.page.evaluate((to) => history.pushState(null, '', to), path);
const shownLabels = () => viewer.page.locator('.span-row .span-label__text').allTextContents();

async function storedTrace(traceId: string): Promise<TraceResponse> {
  const response = await fetch(`${viewer.collector.url}/api/0/traces/${traceId}/`);
  return (await response.json()) as TraceResponse;
}

/** Sees each trace as the tree that is stored, of so many spans. */
async function seeTrees(traces: readonly { trace_id: string; nodes: number }[]): Promise<void> {
  await viewer.page.setViewportSize(HIGH);
  await viewer.open('/spans');
  for (const { trace_id: traceId, nodes } of traces) {
    const stored = labelsOf(outlineTrace(await storedTrace(traceId))).sort();
    expect(stored).toHaveLength(nodes);
    await goTo(tracePath(traceId));
    await eventually(async () => (await shownLabels()).sort(), stored);
  }
}

/** Sees the pages of a transaction and of an error of each trace, where it has one. */
async function seePages(traces: readonly { trace_id: string }[]): Promise<void> {
  await viewer.open('/spans');
  for (const { trace_id: traceId } of traces) {
    const { transactions, errors } = await storedTrace(traceId);
    for (const { project, event_id: id, span_id: spanId } of transactions.slice(0, 1)) {
      await goTo(transactionPath(project, id, spanId));
      await viewer.page.getByText(id, { exact: true }).waitFor();
      await viewer.row('').waitFor();
    }
    for (const { project, event_id: id, title } of errors.slice(0, 1)) {
      await goTo(errorPath(project, id));
      await viewer.page.getByText(id, { exact: true }).waitFor();
      await viewer.page.getByRole('heading', { level: 1, name: title }).waitFor();
    }
  }
}

describe('what two official SDKs were captured to send', () => {
  beforeAll(async () => {
    const { collector } = viewer;
    await collector.sendEvent('api', capturedPageLoad({ ...captured, eventId: 'cb'.repeat(16) }));
    await collector.sendEvent('api', capturedError({ ...captured, eventId: 'cc'.repeat(16) }));
  });

  it('is shown as the tree that is stored', () => seeTrees([{ trace_id: captured.traceId, nodes: 2 }]));
  it('has a page for each kind of event', () => seePages([{ trace_id: captured.traceId }]));
});

if (scenarios.length > 0) {
  describe('what official SDKs were recorded to send', () => {
    beforeAll(() => replayRecordings(viewer.collector, 'web'));

    describe.each(sdks)('by %s', (sdk) => {
      const traces = scenarios
        .filter(({ client }) => client === sdk)
        .flatMap(({ expected_traces: [first] }) => (first === undefined ? [] : [first]));

      it('is shown as the trees that are stored', () => seeTrees(traces));
      it('has a page for each kind of event', () => seePages(traces));
    });
  });
}

/** What the rows of the span view say, in any order. */
function labelsOf(nodes: readonly OutlineNode[]): string[] {
  return nodes.flatMap(({ op, description, children }) => [`${op} - ${description}`, ...labelsOf(children)]);
}
