import { describe, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { postEnvelope } from '../../fixture/collector/post-envelope';
import { singleTransaction } from '../../fixture/stories/single-event';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath } from '../routes';

const viewer = viewerUnderTest();
const MISSING_PARENT = 'feedfacefeedface';
const SOMEBODY_ELSES_KEY = 'c0ffee'.repeat(5);

/** What the envelope of a transaction says of where its trace began, and at which rate it was kept. */
interface SamplingContext {
  public_key?: string;
  sample_rate?: string;
}

const keyOf = (project: string) => new URL(viewer.collector.dsnOf(project)).username;

/** Reports a transaction of api whose parent is missing. */
async function reportOrphan(traceId: string, name: string, context: SamplingContext): Promise<void> {
  const told = singleTransaction({ name, traceId, ended: Date.now() / 1_000 - 1 });
  const { trace } = told['contexts'] as { trace: object };
  const orphan = { ...told, contexts: { trace: { ...trace, parent_span_id: MISSING_PARENT } } };
  const header = { event_id: told.event_id, trace: { trace_id: traceId, ...context } };
  await postEnvelope(viewer.collector.dsnOf('api'), [header, { type: 'transaction' }, orphan]);
}

const notes = () => viewer.page.getByRole('region', { name: /orphan transaction/ });

describe('an orphan transaction is said to be one (S96)', () => {
  it('whose caller was never instrumented, where the trace began in a service that has never reported', async () => {
    const traceId = 'b901'.repeat(8);
    await reportOrphan(traceId, 'GET /stock', { public_key: keyOf('worker') });
    await viewer.open(tracePath(traceId));
    await notes()
      .getByText('The trace began in worker, of which the collector has never had a transaction.')
      .waitFor();
    await viewer.row('GET /stock').locator('.mark', { hasText: 'orphan' }).waitFor();
    const parent = singleTransaction({ name: 'ask for stock', traceId });
    const { trace } = parent['contexts'] as { trace: object };
    const context = { trace: { ...trace, span_id: MISSING_PARENT } };
    await viewer.collector.sendEvent('worker', { ...parent, contexts: context });
    await notes().waitFor({ state: 'detached' });
    await eventually(() => viewer.page.locator('.mark', { hasText: 'orphan' }).count(), 0);
  });

  it('whose caller passed no decision on, where it was made in the called service itself', async () => {
    const traceId = 'b902'.repeat(8);
    await reportOrphan(traceId, 'GET /stock', { public_key: keyOf('api') });
    await viewer.open(tracePath(traceId));
    await notes().getByText('The decision to record was made in this service itself').waitFor();
    await notes().getByText('Set up tracing (tracesSampleRate) in the caller').waitFor();
  });

  it('whose parent may be sampled out, where two were kept at different rates', async () => {
    const traceId = 'b903'.repeat(8);
    await reportOrphan(traceId, 'GET /stock', { sample_rate: '1' });
    await reportOrphan(traceId, 'GET /prices', { sample_rate: '0.25' });
    await viewer.open(tracePath(traceId));
    await notes().getByText('It was kept at a rate of 100 %, api at 25 %').waitFor();
    await notes().getByText('It was kept at a rate of 25 %, api at 100 %').waitFor();
  });

  it('whose trace began where the reader sees nothing, by a key that is none of the projects’', async () => {
    const traceId = 'b904'.repeat(8);
    await reportOrphan(traceId, 'GET /stock', { public_key: SOMEBODY_ELSES_KEY });
    await viewer.open(tracePath(traceId));
    await notes().getByText('reports to none of the projects that you can view').waitFor();
  });
});
