import { beforeAll, describe, expect, it } from '@jest/globals';
import { capturedError, capturedPageLoad } from '../../../fixture/stories/captured-events';
import { eventually } from '../../../fixture/expectations/eventually';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { errorPath, transactionPath } from '../../routes';

const viewer = viewerUnderTest();
const place = { traceId: 'a5'.repeat(16), spanId: 'a5a5a5a5a5a5a5a5', at: Date.now() / 1_000 - 60 };
const stored = { ...place, eventId: 'a6'.repeat(16) };
const hidden = { ...place, eventId: 'a7'.repeat(16) };
const nowhere = 'a8'.repeat(16);
const EVENT = /\/api\/0\/events\/[^?]/;

beforeAll(async () => {
  await viewer.collector.sendEvent('web', capturedPageLoad(stored));
  await viewer.collector.sendEvent('api', capturedError(hidden));
});

const content = () => viewer.page.locator('#content');
const heading = (name: string | RegExp) => viewer.page.getByRole('heading', { level: 1, name });

describe('an event that is not there', () => {
  it('may be on its way, gone by age, or not for this reader: the page says so', async () => {
    await viewer.open(transactionPath('web', nowhere));
    await heading('There is no such transaction').waitFor();
    await content().getByText('CLEW_RETENTION_DAYS').waitFor();
    await content().getByText('no permission to view').waitFor();
    await content().getByRole('link', { name: 'All transactions' }).click();
    await heading('Transactions').waitFor();
  });

  it.each([
    ['transaction', 'a9', transactionPath, capturedPageLoad, '/checkout'],
    ['error', 'ab', errorPath, capturedError, /captured inside transaction/],
  ] as const)('is shown as soon as it is stored: %s', async (kind, byte, pathOf, retell, seen) => {
    const late = { ...place, eventId: byte.repeat(16) };
    await viewer.open(pathOf('web', late.eventId));
    await heading(`There is no such ${kind}`).waitFor();
    await content().getByText('This page shows it as soon as it is stored.').waitFor();
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await viewer.collector.sendEvent('web', retell(late));
    await heading(seen).waitFor();
  });
});

describe('an event that is not there, while others arrive', () => {
  it('is asked for again, and what the page says of it stays meanwhile', async () => {
    await viewer.open(transactionPath('web', nowhere));
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    const said = await heading('There is no such transaction').elementHandle();
    const asked = viewer.page.waitForResponse(EVENT);
    await viewer.collector.sendEvent('web', capturedPageLoad({ ...place, eventId: 'aa'.repeat(16) }));
    await (await asked).finished();
    await viewer.page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await said?.evaluate((element) => element.isConnected)).toBe(true);
  });
});

describe('a collector that cannot be reached', () => {
  it.each([
    ['transaction', transactionPath('web', stored.eventId), '/checkout'],
    ['error', errorPath('api', hidden.eventId), /captured inside transaction/],
  ] as const)('is named instead of the %s, and asked again on demand', async (kind, path, seen) => {
    await viewer.page.route(EVENT, (route) => route.abort());
    await viewer.open(path);
    await heading(`This ${kind} cannot be shown`).waitFor();
    await content().getByText('The collector cannot be reached.').waitFor();
    await viewer.page.unroute(EVENT);
    await content().getByRole('button', { name: 'Try again' }).click();
    await heading(seen).waitFor();
  });

  it('is asked again without anybody asking for it, when it is there again', async () => {
    const all = /\/api\/0\/(?:stream|events)/;
    await viewer.page.route(all, (route) => route.abort());
    await viewer.open(transactionPath('web', stored.eventId));
    await heading('This transaction cannot be shown').waitFor();
    await viewer.page.unroute(all);
    await heading('/checkout').waitFor();
  });

  it('leaves a transaction alone without its trace, until that can be asked for again', async () => {
    const traces = /\/api\/0\/traces\//;
    await viewer.page.route(traces, (route) => route.abort());
    await viewer.open(transactionPath('web', stored.eventId));
    const note = content().getByRole('alert').filter({ hasText: 'Its trace could not be loaded' });
    await note.waitFor();
    await viewer.row('pageload').waitFor();
    await viewer.page.unroute(traces);
    await note.getByRole('button', { name: 'Try again' }).click();
    await note.waitFor({ state: 'detached' });
    await content().getByText('starts a trace of').waitFor();
  });
});

describe('an event of a project that one may not view', () => {
  let token: string;
  beforeAll(() => {
    token = viewer.collector.readers('add', 'theseus', '--projects', 'web');
  });

  it.each([
    ['transaction', transactionPath('api', hidden.eventId), transactionPath('api', nowhere)],
    ['error', errorPath('api', hidden.eventId), errorPath('api', nowhere)],
  ])('is told in the words of one that never was: %s (S173)', async (kind, path, pathToNowhere) => {
    await viewer.open(path);
    await viewer.page.getByLabel('Token').fill(token);
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('button', { name: 'Sign out' }).waitFor();
    const wordsOf = async (id: string) => (await content().innerText()).replace(id, '<id>');
    await viewer.open(path);
    await eventually(() => wordsOf(hidden.eventId), expect.stringContaining(`There is no such ${kind}`));
    const told = await wordsOf(hidden.eventId);
    await viewer.open(pathToNowhere);
    await eventually(() => wordsOf(nowhere), told);
  });
});
