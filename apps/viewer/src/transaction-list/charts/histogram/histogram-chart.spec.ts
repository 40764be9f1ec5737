import { beforeAll, describe, expect, it } from '@jest/globals';
import { retellTrace } from '../../../../fixture/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../../../fixture/shop-stories';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';

const NOW = Math.floor(Date.now() / 1_000);
const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'aaa0b1c2', begins: NOW - 60 }));
  const earlier = { seed: 'caa0b1c2', begins: NOW - 18_000, pace: 2 };
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, earlier));
});

const bars = () => viewer.page.getByRole('group', { name: 'Buckets of durations' }).getByRole('button');
const address = () => new URL(viewer.page.url()).searchParams;
const saysOfAll = (text: string | RegExp) => viewer.page.getByText(text).first().waitFor();

async function openCharts(): Promise<void> {
  await viewer.open('/');
  await bars().first().waitFor();
}

describe('the histogram of durations', () => {
  it('filters by the bucket whose bar is pressed, to as many rows as it says', async () => {
    await openCharts();
    const last = bars().last();
    await last.waitFor();
    const name = (await last.getAttribute('aria-label')) ?? '';
    expect(name).toMatch(/: 1 transaction$/);
    await last.click();
    await viewer.page.waitForURL(/query=transaction.duration/);
    expect(address().get('query')).toMatch(/^transaction\.duration:>=[\d.]+ transaction\.duration:<=[\d.]+$/);
    await saysOfAll(/^1 transaction, at most 1 in a step/);
    await viewer.page.getByRole('button', { name: 'send-order-confirmation' }).waitFor();
    await viewer.page.getByRole('button', { name: 'All durations' }).click();
    await saysOfAll(/^11 transactions/);
    expect(address().has('query')).toBe(false);
  });

  it('counts in each bucket what its condition finds', async () => {
    await openCharts();
    await bars().first().waitFor();
    const names = await bars().evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
    const full = names.flatMap((name, index) => (/: 0 /.test(name) ? [] : [index]));
    for (const index of full) {
      await openCharts();
      const count = /: (\d+) /.exec(names[index] ?? '')?.[1] ?? '';
      await bars().nth(index).click();
      await saysOfAll(new RegExp(`^${count} transactions?, at most`));
    }
  });

  it('leads from bar to bar by the arrow keys', async () => {
    await openCharts();
    await bars().first().focus();
    await viewer.page.keyboard.press('End');
    await viewer.page.getByText(/1 transaction · press to filter/).waitFor();
    await viewer.page.keyboard.press('Enter');
    await viewer.page.waitForURL(/query=/);
  });
});
