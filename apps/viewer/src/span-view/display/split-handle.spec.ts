import { beforeAll, describe, it } from '@jest/globals';
import { boxOf } from '../../../fixture/browser/box-of';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const checkout = retellTrace(CHECKOUT, { seed: '70a0b1c2', begins: Date.now() / 1_000 - 60 });
const viewer = viewerUnderTest();

beforeAll(() => viewer.collector.sendTrace(checkout));

describe('the divider between tree and rectangles', () => {
  const divider = () => viewer.page.getByRole('separator', { name: 'Width of the tree' });
  const treeShare = () => divider().evaluate((handle) => handle.ariaValueNow);

  it('is moved with the arrow keys and the mouse, and stays where it was put', async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    await divider().focus();
    await viewer.page.keyboard.press('ArrowRight');
    await eventually(treeShare, '44');
    const { left, top } = await boxOf(divider());
    const view = await boxOf(viewer.page.locator('.span-view'));
    await viewer.page.mouse.move(left + 4, top + 20);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(view.left + view.width * 0.3, top + 20, { steps: 3 });
    await viewer.page.mouse.up();
    await eventually(treeShare, '30');
    await viewer.page.reload();
    await divider().waitFor();
    await eventually(treeShare, '30');
  });

  it.each(['garbage', '{"treeShare":{"a":1}}', '[]'])(
    'takes no notice of %s in the storage',
    async (kept) => {
      await viewer.remember('clew.span-view', kept);
      await viewer.open(`/traces/${checkout.trace_id}`);
      await divider().waitFor();
      await eventually(treeShare, '42');
    },
  );
});
