import {
  outlineTrace,
  type OutlineNode,
  type StoredTransaction,
  type TraceResponse,
} from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { capturedError, capturedPageLoad } from '../fixture/stories/captured-events';
import { eventually } from '../fixture/expectations/eventually';
import { recordedScenarios, replayRecordings } from '../fixture/stories/recorded-sdks';
import { viewerUnderTest } from '../fixture/viewer-under-test';
import { errorPath, tracePath, transactionPath } from './routes';
import { listPath } from './transaction-list/list-state';

const scenarios = recordedScenarios();
const sdks = [...new Set(scenarios.map(({ client }) => client))];
const captured = { traceId: 'ca'.repeat(16), spanId: 'ca'.repeat(8), at: Date.now() / 1_000 - 60 };

/** High enough for every row of the largest recorded trace, since the span view draws those that are near. */
const HIGH = { width: 1280, height: 8_000 };

const viewer = viewerUnderTest();

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
    await viewer.goTo(tracePath(traceId));
    await eventually(async () => (await shownLabels()).sort(), stored);
  }
}

/** Sees the pages of a transaction and of an error of each trace, where it has one. */
async function seePages(traces: readonly { trace_id: string }[]): Promise<void> {
  await viewer.open('/spans');
  for (const { trace_id: traceId } of traces) {
    const { transactions, errors } = await storedTrace(traceId);
    for (const { project, event_id: id, span_id: spanId } of transactions.slice(0, 1)) {
      await viewer.goTo(transactionPath(project, id, spanId));
      await viewer.page.getByText(id, { exact: true }).waitFor();
      await viewer.row('').waitFor();
    }
    for (const { project, event_id: id, title } of errors.slice(0, 1)) {
      await viewer.goTo(errorPath(project, id));
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

    describe('together', () => {
      const ids = scenarios.flatMap(({ expected_traces: traces }) => traces.map(({ trace_id: id }) => id));
      const traces: TraceResponse[] = [];
      let transactions: StoredTransaction[];

      beforeAll(async () => {
        for (const id of ids) traces.push(await storedTrace(id));
        transactions = traces.flatMap((trace) => trace.transactions);
      });

      it('is listed as groups that count each transaction once (S131, S133, S134)', async () => {
        await viewer.open(listOf(''));
        await eventually(sumOfCounts, transactions.length);
        const names = new Set(transactions.map(({ transaction }) => transaction));
        expect((await countsOfGroups()).map(([name]) => name).sort()).toEqual([...names].sort());
      });

      it('is found by what root spans say, not by what child spans alone say (S138, S139, S140)', async () => {
        const tagged = transactions.filter(({ tags }) => tags['http.status_code'] === '503');
        await viewer.open(listOf('http.status_code:503'));
        await eventually(sumOfCounts, tagged.length);
        await viewer.open(listOf('function:convert_prices'));
        await viewer.page.getByText('the tags and data of child spans are not indexed').waitFor();
      });

      it('is also counted as it was before its senders sampled it (S153)', async () => {
        const rates = transactions
          .filter(({ transaction }) => transaction === 'GET /products')
          .map(({ sample_rate: rate }) => rate ?? NaN);
        expect(rates).toContain(0.25);
        const before = rates.reduce((sum, rate) => sum + 1 / rate, 0);
        await viewer.open(listOf('transaction:"GET /products"'));
        await eventually(countsOfGroups, [['GET /products', rates.length, `${rates.length} ≈ ${before}`]]);
      });

      it('offers View Child on the very spans that other transactions hang from (S174)', async () => {
        await viewer.page.setViewportSize(HIGH);
        for (const trace of traces.filter((one) => one.transactions.length === 4).slice(0, 2)) {
          const spans = trace.transactions.flatMap((root) => [root, ...root.spans]);
          const opened = new URLSearchParams(spans.map(({ span_id: id }) => ['span', id]));
          await viewer.open(`${tracePath(trace.trace_id)}?${opened.toString()}`);
          const links = viewer.page.getByRole('link', { name: 'Search by Trace' });
          await eventually(() => links.count(), spans.length);
          await eventually(() => viewer.page.getByText(/^View Child/).count(), parentsIn(trace).size);
        }
      });

      it('is found by “Search by Trace”, all of a trace (S170)', async () => {
        const [trace] = traces.filter((one) => one.transactions.length === 7);
        const [first] = trace?.transactions ?? [];
        await viewer.open(transactionPath('web', first?.event_id ?? '', first?.span_id));
        await viewer.page.getByRole('link', { name: 'Search by Trace' }).click();
        await viewer.page.getByText('7 transactions of trace').waitFor();
      });
    });
  });
}

const listOf = (query: string) => listPath({ query, projects: ['web'], fields: ['transaction', 'count()'] });

/** Of each group its name, what it counts, and what it says of that. */
function countsOfGroups(): Promise<[name: string, count: number, said: string][]> {
  return viewer.page.locator('.group__row').evaluateAll((rows) =>
    rows.map((row) => {
      const said = row.querySelector('td')?.textContent ?? '';
      return [row.querySelector('.group__name')?.textContent ?? '', parseInt(said, 10), said];
    }),
  );
}

async function sumOfCounts(): Promise<number> {
  return (await countsOfGroups()).reduce((sum, [, count]) => sum + count, 0);
}

/** The spans of a trace from which transactions of the same trace hang. */
function parentsIn({ transactions }: TraceResponse): Set<string> {
  const ids = new Set(
    transactions.flatMap((root) => [root.span_id, ...root.spans.map((span) => span.span_id)]),
  );
  const parents = transactions.map(({ parent_span_id: parent }) => parent ?? '');
  return new Set(parents.filter((parent) => ids.has(parent)));
}

/** What the rows of the span view say, in any order. */
function labelsOf(nodes: readonly OutlineNode[]): string[] {
  return nodes.flatMap(({ op, description, children }) => [`${op} - ${description}`, ...labelsOf(children)]);
}
