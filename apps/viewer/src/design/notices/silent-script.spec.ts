import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { tracePath } from '../../routes';

const viewer = viewerUnderTest();
const trace = retellTrace(PAGE_LOAD, { seed: '1b0b1c2d', begins: Date.now() / 1_000 - 60 });
const SCRIPT = '**/assets/flame-graph*.js';

beforeAll(async () => {
  await viewer.collector.sendTrace(trace);
  await viewer.page.clock.install();
});

describe('a script that neither comes nor fails', () => {
  it('is given up as an answer is, and is waited for again when asked to', async () => {
    let send = (): void => undefined;
    const withheld = new Promise<void>((resolve) => (send = resolve));
    await viewer.page.route(SCRIPT, (route) => withheld.then(() => route.continue()));
    await viewer.open(`${tracePath(trace.trace_id)}?tab=flame`);
    await viewer.page.getByRole('status', { name: 'Loading the flame graph' }).waitFor();
    const notice = viewer.page.getByRole('alert').filter({ hasText: 'did not send it within 15 seconds' });
    await eventually(async () => {
      await viewer.page.clock.fastForward(5_000);
      return notice.isVisible();
    }, true);
    send();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await viewer.page.locator('.flame-graph__bar').first().waitFor();
  });
});
