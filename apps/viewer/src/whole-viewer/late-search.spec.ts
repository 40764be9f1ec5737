import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const checkout = retellTrace(CHECKOUT, { seed: 'd5a0b1c2', begins: Date.now() / 1_000 - 60 });
const viewer = viewerUnderTest({ CLEW_HEARTBEAT_MS: '500' });

beforeAll(() => viewer.collector.sendTrace(checkout));

const late = () => viewer.page.getByRole('status').filter({ hasText: 'The collector has not answered yet' });
const alert = () => viewer.page.getByRole('alert').filter({ hasText: 'The collector did not answer' });
const groups = () => viewer.page.locator('.group__row');
const ofBefore = () => viewer.page.getByRole('status').filter({ hasText: 'of the search before' });
const spans = () => viewer.page.getByRole('region', { name: 'Table of child spans' }).locator('tbody tr');
const isLive = () => viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();

const LIST = '/';
const NARROWER_LIST = '/?query=transaction.op%3Apageload';
const SPANS = '/spans?query=span.op%3Asql.query';
const OTHER_SPANS = '/spans?query=span.op%3Ahttp.client';

async function openList(): Promise<void> {
  await viewer.open(LIST);
  await groups().first().waitFor();
  await isLive();
}

async function openSpans(): Promise<void> {
  await viewer.open(SPANS);
  await spans().first().waitFor();
  await isLive();
}

describe('another search while the collector hangs (V12)', () => {
  afterEach(() => viewer.collector.goOn());

  it('says at once that the rows are of the search before, and after a while since when it waits', async () => {
    await openList();
    viewer.collector.hang();
    await viewer.goTo(NARROWER_LIST);
    await ofBefore().waitFor();
    await groups().first().waitFor();
    await eventually(() => late().innerText(), expect.stringMatching(/It was asked at \d\d:\d\d:\d\d\./));
    viewer.collector.goOn();
    await late().waitFor({ state: 'detached' });
    await ofBefore().waitFor({ state: 'detached' });
  });

  it('shows no transactions among errors', async () => {
    await openList();
    viewer.collector.hang();
    await viewer.page.getByRole('link', { name: 'Errors', exact: true }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Errors' }).waitFor();
    await viewer.page.getByRole('status', { name: 'Loading errors' }).waitFor();
    await eventually(() => groups().count(), 0);
    await eventually(() => viewer.page.getByText('p95', { exact: true }).count(), 0);
  });

  it('says so in an opened group', async () => {
    await openList();
    viewer.collector.hang();
    await groups().first().getByRole('button').first().click();
    await viewer.page.locator('.group__transactions').locator(late()).waitFor();
  });

  it('says of child spans, too, that they are of the search before', async () => {
    await openSpans();
    viewer.collector.hang();
    await viewer.goTo(OTHER_SPANS);
    await viewer.page.getByText(/^Of the search before: \d+ spans?\./).waitFor();
    await late().waitFor();
    viewer.collector.goOn();
    await late().waitFor({ state: 'detached' });
    await spans().first().getByText('http.client', { exact: true }).waitFor();
    await eventually(() => viewer.page.getByText('Of the search before').count(), 0);
  });
});

describe('a search that a collector has left without an answer (V12)', () => {
  /** Lets the collector hang, and the page give up soon until it goes on. */
  async function hang(): Promise<{ goOn(): Promise<void> }> {
    viewer.collector.hang();
    const usual = await viewer.page.evaluateHandle(() => AbortSignal.timeout);
    await viewer.page.evaluate((timeout) => {
      AbortSignal.timeout = () => timeout.call(AbortSignal, 200);
    }, usual);
    return {
      async goOn() {
        await viewer.page.evaluate((timeout) => void (AbortSignal.timeout = timeout), usual);
        viewer.collector.goOn();
      },
    };
  }

  afterEach(() => viewer.collector.goOn());

  it('is given up with how often it was asked, and the rows of the search before stay until the collector is back', async () => {
    await openList();
    const hanging = await hang();
    await viewer.goTo(NARROWER_LIST);
    await alert().getByText('It was asked 3 times, one after the other.').waitFor();
    await ofBefore().waitFor();
    await groups().first().waitFor();
    await viewer.page.getByText(/^Silent since/).waitFor();
    await hanging.goOn();
    await alert().waitFor({ state: 'detached' });
    await ofBefore().waitFor({ state: 'detached' });
  });

  it('for child spans is asked again when the collector is back; meanwhile those found before stay', async () => {
    await openSpans();
    const hanging = await hang();
    await viewer.goTo(OTHER_SPANS);
    await alert().getByText('It was asked 3 times, one after the other.').waitFor();
    await viewer.page.getByText(/^Of the search before: \d+ spans?\./).waitFor();
    await spans().first().getByText('sql.query', { exact: true }).waitFor();
    await viewer.page.getByText(/^Silent since/).waitFor();
    await hanging.goOn();
    await spans().first().getByText('http.client', { exact: true }).waitFor();
    await alert().waitFor({ state: 'detached' });
  });
});
