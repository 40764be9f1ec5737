import { describe, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

describe('the live indicator', () => {
  it('says that it connects until the collector has answered, also after a pause', async () => {
    await viewer.open('/');
    const indicator = viewer.page.locator('.live-indicator');
    await indicator.filter({ hasText: 'Live' }).click();
    await eventually(() => indicator.innerText(), 'Paused');
    // What it says changes: that it is pressed, too, would be said twice.
    await eventually(() => indicator.getAttribute('aria-pressed'), null);
    await viewer.page.route('**/api/0/stream/*', () => undefined);
    await indicator.click();
    await eventually(() => indicator.innerText(), 'Connecting');
  });
});
