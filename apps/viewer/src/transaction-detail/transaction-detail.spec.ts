import { beforeAll, describe, expect, it } from '@jest/globals';
import { boxOf } from '../../fixture/browser/box-of';
import { eventually } from '../../fixture/expectations/eventually';
import { capturedError, capturedPageLoad } from '../../fixture/stories/captured-events';
import { readLines } from '../../fixture/browser/read-lines';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { errorPath, transactionPath } from '../routes';

const viewer = viewerUnderTest();
const place = { traceId: 'd1'.repeat(16), spanId: 'd1d1d1d1d1d1d1d1', at: Date.now() / 1_000 - 60 };
const pageLoad = { ...place, eventId: 'd2'.repeat(16) };
const failure = { ...place, eventId: 'd3'.repeat(16), at: place.at + 0.5 };
const address = transactionPath('web', pageLoad.eventId);

beforeAll(async () => {
  await viewer.collector.sendEvent('web', capturedPageLoad(pageLoad));
  await viewer.collector.sendEvent('web', capturedError(failure));
});

const panel = (name: string) => viewer.page.getByRole('region', { name, exact: false });

describe('the transaction detail', () => {
  it('has the span view at the top of the page (S155)', async () => {
    await viewer.open(address);
    for (const part of ['Errors', 'Breadcrumbs', 'Tags', 'Request', 'Origin']) {
      await eventually(async () => {
        const { bottom } = await boxOf(viewer.page.locator('.span-view'));
        return (await boxOf(panel(part))).top >= bottom;
      }, true);
    }
  });

  it('has tags and breadcrumbs underneath and to the right of it (S156)', async () => {
    await viewer.open(address);
    await eventually(async () => {
      const [{ bottom }, story, tags] = [
        await boxOf(viewer.page.locator('.span-view')),
        await boxOf(panel('Breadcrumbs')),
        await boxOf(panel('Tags')),
      ];
      return story.top >= bottom && tags.top >= bottom && tags.left >= story.right;
    }, true);
  });

  it('tells what the SDK noted by itself: requests, navigation, clicks, the console (S157)', async () => {
    await viewer.open(address);
    const lines = panel('Breadcrumbs').getByRole('listitem');
    await lines.first().waitFor();
    await eventually(
      () => lines.locator('.breadcrumbs__message').allInnerTexts(),
      [
        'GET /api/profile → 200',
        '/?q=1 → /checkout?step=1',
        'body > button#buy',
        'POST /api/checkout → 500',
        expect.stringMatching(/^no printer/),
        'Error: boom in the browser',
      ],
    );
    await eventually(
      () => lines.first().locator('.breadcrumbs__time').innerText(),
      expect.stringMatching(/^−8\.1 s/),
    );
  });

  it('shows user, request, SDK, release and what else was captured, as text (S168)', async () => {
    await viewer.open(address);
    await panel('Request').getByText('quantity').waitFor();
    await eventually(
      () => readLines(panel('Request')),
      expect.arrayContaining(['POST http://localhost:46043/checkout?step=1', 'Query', 'Body', 'Headers']),
    );
    const origin = await readLines(panel('Origin'));
    expect(origin).toEqual(expect.arrayContaining(['sentry.javascript.browser 11.12.0', 'web@1.0.0']));
    await eventually(() => readLines(panel('User')), expect.arrayContaining(['ariadne@example.com']));
    await eventually(() => readLines(panel('culture')), expect.arrayContaining(['gregory']));
    await eventually(() => readLines(panel('Additional data')), expect.arrayContaining(['"total": 1490']));
  });

  it('says of web vitals what is good, and whether they are', async () => {
    await viewer.open(address);
    const lines = await readLines(panel('Measurements'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Largest Contentful Paint (LCP)',
        '● 256 ms · good',
        'good up to 2.5 s, poor above 4 s',
        '◐ 972 ms · needs improvement',
        '○ 0.31 · poor',
        '100 ms',
      ]),
    );
  });

  it.each([
    ['Tags', 'EUR'],
    ['Origin', 'web@1.0.0'],
    ['User', 'ariadne@example.com'],
  ])('leads from %s to the transactions with exactly %s', async (where, value) => {
    await viewer.open(address);
    await panel(where).getByRole('link', { name: value }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
    await viewer.page.getByText('/checkout').first().waitFor();
    await eventually(() => viewer.page.getByRole('alert').count(), 0);
  });

  it('lists its errors, each with its span, and leads to them', async () => {
    await viewer.open(address);
    await panel('Errors').getByRole('link', { name: 'pageload - /checkout' }).waitFor();
    await panel('Errors')
      .getByRole('link', { name: /captured inside transaction/ })
      .click();
    await viewer.page.getByRole('heading', { level: 1, name: /captured inside transaction/ }).waitFor();
    await eventually(() => viewer.address.pathname, errorPath('web', failure.eventId));
  });

  it('gives way to the page of the error where the event is one, and going back leads on back', async () => {
    await viewer.open('/spans');
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
    await viewer.open(transactionPath('web', failure.eventId));
    await viewer.page.waitForURL(`**${errorPath('web', failure.eventId)}`);
    await viewer.page.getByRole('heading', { level: 1, name: /captured inside transaction/ }).waitFor();
    await viewer.page.goBack();
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
  });

  it('can be downloaded as JSON', async () => {
    await viewer.open(address);
    const [download] = await Promise.all([
      viewer.page.waitForEvent('download'),
      viewer.page.getByRole('link', { name: 'Download JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`transaction-${pageLoad.eventId}.json`);
  });
});

describe('transactions of the same group', () => {
  it('are a step away: the next faster, the next slower', async () => {
    const slower = {
      ...capturedPageLoad({ ...pageLoad, eventId: 'd4'.repeat(16) }),
      timestamp: place.at + 2.5,
    };
    await viewer.collector.sendEvent('web', { ...slower, event_id: 'd4'.repeat(16) });
    await viewer.open(address);
    await viewer.page.getByRole('link', { name: 'Next slower' }).click();
    await viewer.page.waitForURL(`**${transactionPath('web', 'd4'.repeat(16))}`);
    await viewer.page.getByRole('link', { name: 'Next faster' }).click();
    await viewer.page.waitForURL(`**${address}`);
  });
});

describe('a transaction with very much around it', () => {
  const many = { ...place, eventId: 'd5'.repeat(16), traceId: 'd5'.repeat(16) };

  it('shows a part at first, and all of it on demand', async () => {
    await viewer.collector.sendEvent('web', {
      ...capturedPageLoad(many),
      event_id: many.eventId,
      breadcrumbs: Array.from({ length: 100 }, (_, index) => ({
        message: `crumb ${index}`,
        timestamp: many.at,
      })),
      extra: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`name ${index}`, index])),
    });
    await viewer.open(transactionPath('web', many.eventId));
    const crumbs = panel('Breadcrumbs').getByRole('listitem');
    await crumbs.first().waitFor();
    await eventually(() => crumbs.count(), 50);
    await panel('Breadcrumbs').getByRole('button', { name: 'Show all 100 breadcrumbs' }).click();
    await eventually(() => crumbs.count(), 100);
    await panel('Additional data').getByRole('button', { name: 'Show all 200 entries' }).click();
    await panel('Additional data').getByText('name 199').waitFor();
  });
});
