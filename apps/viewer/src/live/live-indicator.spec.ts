import { describe, expect, it } from '@jest/globals';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

describe('the live indicator', () => {
  it('says that it connects until the collector has answered, also after a pause', async () => {
    await viewer.open('/');
    const indicator = viewer.page.locator('.live-indicator');
    await indicator.filter({ hasText: 'Live' }).click();
    expect(await indicator.innerText()).toBe('Paused');
    await viewer.page.route('**/api/0/stream/', () => undefined);
    await indicator.click();
    expect(await indicator.innerText()).toBe('Connecting');
  });
});
