import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const LATE_MAIL = `
  api  http.server  POST /orders  ok  0..300 ms
  └─ queue.publish  send-mail  ok  280..300 ms
     └─ worker  queue.process  send-mail  ok  7200300..7200400 ms
`;
const lateMail = retellTrace(LATE_MAIL, { seed: 'a3a0b1c2', begins: NOW - 7_300 });

const viewer = viewerUnderTest();

beforeAll(() => viewer.collector.sendTrace(lateMail));

beforeEach(async () => {
  await viewer.open(`/traces/${lateMail.trace_id}`);
  await viewer.row('POST /orders').waitFor();
});

describe('a long wait', () => {
  const widths = () =>
    viewer.page
      .locator('.span-tree .span-bar')
      .evaluateAll((bars) => bars.map(({ clientWidth }) => clientWidth));

  it('is squeezed behind a mark that tells its length, through minimap, ruler and rows', async () => {
    await eventually(() => viewer.page.locator('.time-ruler .break-mark').allTextContents(), ['2 h']);
    await eventually(() => viewer.page.locator('.minimap .break-mark').count(), 1);
    await eventually(() => viewer.page.locator('.span-tree .break-mark').count(), 1);
    const ruler = await viewer.page.locator('.time-ruler').boundingBox();
    const width = ruler?.width ?? NaN;
    await eventually(
      async () => (await widths()).map((bar) => bar / width),
      [expect.closeTo(0.72, 1), expect.any(Number), expect.closeTo(0.24, 1)],
    );
  });

  it('is named by the legend, as is what lies outside the time of the row above', async () => {
    const legend = viewer.page.getByRole('list', { name: 'Colours' });
    await legend.getByText('long wait').waitFor();
    await legend.getByText('outside its parent').waitFor();
    await viewer.page.getByRole('button', { name: 'True scale' }).click();
    await legend.getByText('long wait').waitFor({ state: 'detached' });
  });

  it('is drawn as long as it was where somebody wants that, and stays so', async () => {
    await viewer.page.getByRole('button', { name: 'True scale' }).click();
    await viewer.page.locator('.break-mark').first().waitFor({ state: 'detached' });
    await eventually(widths, [2, 2, 2]);
    await viewer.page.reload();
    await viewer.page.getByRole('button', { name: 'True scale', pressed: true }).waitFor();
  });
});
