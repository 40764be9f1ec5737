import { describe, it } from '@jest/globals';
import { boxOf } from '../../../fixture/browser/box-of';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

/** The job makes the trace four times as long as the request that it begins with. */
const STORY = `
  api  http.server  POST /orders  ok            0..500 ms
  ├─ sql.query  INSERT INTO orders  ok          100..200 ms
  └─ queue.publish  send-mail  ok               450..500 ms
     └─ worker  queue.process  send-mail  ok    600..2000 ms
`;

const viewer = viewerUnderTest();
const inView = () =>
  viewer.page.getByRole('slider').evaluateAll((handles) => handles.map((handle) => handle.ariaValueNow));

/** Shows a trace whose job has not been reported yet. */
async function openRequest(seed: string): Promise<{ reportJob: () => Promise<void> }> {
  const { trace_id, transactions } = retellTrace(STORY, { seed, begins: Date.now() / 1_000 - 20 });
  const [request, job] = transactions;
  if (request === undefined || job === undefined) throw new Error('another story');
  await viewer.collector.send(trace_id, request);
  await viewer.open(`/traces/${trace_id}`);
  await viewer.row('INSERT INTO orders').waitFor();
  return { reportJob: () => viewer.collector.send(trace_id, job) };
}

describe('what is in view while a trace grows', () => {
  it('is the same time as before', async () => {
    const { reportJob } = await openRequest('a5a0b1c2');
    const { left, top, width } = await boxOf(viewer.page.locator('.minimap'));
    await viewer.page.mouse.move(left + width * 0.2, top + 30);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(left + width * 0.4, top + 30, { steps: 4 });
    await viewer.page.mouse.up();
    await eventually(inView, ['20', '40']);
    await viewer.page.waitForURL(/zoom=/);
    await reportJob();
    await viewer.row('queue.process').waitFor();
    await eventually(inView, ['5', '10']);
  });

  it('begins where somebody began to drag, who is still dragging', async () => {
    const { reportJob } = await openRequest('a7a0b1c2');
    const { left, top, width } = await boxOf(viewer.page.locator('.minimap'));
    await viewer.page.mouse.move(left + width * 0.2, top + 30);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(left + width * 0.4, top + 30, { steps: 4 });
    await eventually(inView, ['20', '40']);
    await reportJob();
    await viewer.row('queue.process').waitFor();
    await viewer.page.mouse.move(left + width * 0.6, top + 30, { steps: 4 });
    await viewer.page.mouse.up();
    await eventually(inView, ['5', '60']);
  });

  it('is all of it where nothing was zoomed', async () => {
    const { reportJob } = await openRequest('a6a0b1c2');
    await eventually(inView, ['0', '100']);
    await reportJob();
    await viewer.row('queue.process').waitFor();
    await eventually(inView, ['0', '100']);
    await viewer.page.locator('.time-ruler').getByText('2 s').waitFor();
  });
});
